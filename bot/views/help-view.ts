import type { View } from '../framework/view.ts';
import { defineView } from '../framework/view.ts';
import { wordingFor } from '../framework/wording.ts';
import { helpCodec } from '../replies/help-codec.ts';
import { buildHelpReply, type CommandLine } from '../replies/help-reply.ts';

export function createHelpView(commands: () => readonly CommandLine[]): View {
  return defineView({
    codec: helpCodec,
    show: async (context, { page }) => buildHelpReply(commands(), page, wordingFor(context)),
    fresh: async (context) => buildHelpReply(commands(), 'start', wordingFor(context)),
  });
}
