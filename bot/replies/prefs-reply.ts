import { ACCENT, buttonsBlock, textBlock } from '../framework/reply/blocks.ts';
import { writeCustomId } from '../framework/reply/custom-id.ts';
import type { Reply } from '../framework/reply/reply.ts';
import type { Wording } from '../framework/wording.ts';
import type { Privacy } from '../../people/settings.ts';
import { myDataCodec, privacyCodec } from './prefs-codecs.ts';

const WORDS = {
  open: 'Everybody may see your card, and compare with you.',
  private:
    'Others see only your name and your rounds, and cannot compare with you. Scoreboards, evenings and leaderboards still list you: they are what happened on the server.',
} as const satisfies Record<Privacy, string>;

export function buildPrefsReply(privacy: Privacy, { mention }: Wording): Reply {
  const other = privacy === 'open' ? 'private' : 'open';
  return {
    kind: 'reply',
    accent: ACCENT.help,
    blocks: [
      textBlock(`## Your settings\n**Privacy: ${privacy}.** ${WORDS[privacy]}`),
      ...buttonsBlock([
        { label: `Make my card ${other}`, id: writeCustomId(privacyCodec, { value: other }) },
        { label: 'Download my data', id: writeCustomId(myDataCodec, { format: 'json' }) },
      ]),
    ],
    footer: mention('prefs'),
    files: [],
  };
}
