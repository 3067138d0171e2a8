import { ACCENT, textBlock, textOf } from '../../../../../bot/framework/reply/blocks.ts';
import type { Reply } from '../../../../../bot/framework/reply/reply.ts';
import { pictureSlot } from '../../../../../bot/replies/picture-slot.ts';
import { cleanName } from '../../../../../wording/clean-name.ts';
import { sayName } from '../../../../../wording/say-name.ts';
import type { LatestContest } from '../../stats/fetch-latest.ts';
import { toSkimmingPicture } from '../pictures/to-skimming-picture.ts';

const MOST_THROWS = 20;

/** Every throw of a contest. */
export function buildContestReply({ pond, heldAt, throws }: LatestContest): Reply {
  const shown = throws.slice(0, MOST_THROWS);
  const props = {
    title: cleanName(pond),
    detail: `${heldAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    throws: shown.map(({ name, skips }) => ({ name: cleanName(name), skips })),
  };
  const words = shown.map(({ name, skips }) => `- ${sayName(name)}: ${skips}`).join('\n');
  return {
    kind: 'reply',
    accent: ACCENT.blue,
    blocks: [
      textBlock(`## ${sayName(pond)}`),
      pictureSlot('splashes.png', toSkimmingPicture({ kind: 'splashes', props }), [textOf(words)]),
    ],
    footer: props.detail,
    files: [],
  };
}
