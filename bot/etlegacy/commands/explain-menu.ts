// The menu entry "Explain this round" of a message of the bot. Read only.
import { ApplicationCommandType } from 'discord-api-types/v10';
import { EVERYWHERE } from '../../commands/contexts.ts';
import { defineMessageMenu } from '../../framework/command.ts';
import { splitCustomId } from '../../framework/reply/custom-id.ts';
import { sayError } from '../say-error.ts';
import { publicId, recapCodec, recapPlayerCodec } from '../replies/recap-codecs.ts';
import { myRoundCodec, roundCodec, roundPlayerCodec } from '../replies/round-codecs.ts';
import { showExplanation } from '../views/show-explanation.ts';

/** The views whose first field is a round or an evening; those of a round come first. */
const NAMING = [roundCodec, myRoundCodec, roundPlayerCodec, recapCodec, recapPlayerCodec];

export const explainMenu = defineMessageMenu({
  data: { type: ApplicationCommandType.Message, name: 'Explain this round', ...EVERYWHERE },
  answer: 'private',
  run: async (context, customIds) => {
    const round = findRoundId(customIds);
    return round === null ? sayError('NO_ROUND_HERE') : showExplanation(context, round);
  },
});

function findRoundId(customIds: readonly string[]): string | null {
  const written = customIds.flatMap((id) => splitCustomId(id) ?? []);
  for (const { name } of NAMING) {
    const [id] = written.find((one) => one.name === name)?.texts ?? [];
    if (typeof id === 'string' && publicId.safeParse(id).success) return id;
  }
  return null;
}
