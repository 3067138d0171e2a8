import type { View } from '../framework/view.ts';
import { defineView } from '../framework/view.ts';
import { wordingFor } from '../framework/wording.ts';
import { helpCodec } from '../replies/help-codec.ts';
import { buildHelpReply, type HelpFacts } from '../replies/help-reply.ts';

export function createHelpView(facts: () => HelpFacts): View {
  return defineView({
    codec: helpCodec,
    show: async (context, { page }) => buildHelpReply(facts(), page, wordingFor(context)),
    fresh: async (context) => buildHelpReply(facts(), 'start', wordingFor(context)),
  });
}
