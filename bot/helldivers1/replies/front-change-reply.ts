import type { FrontChange, FrontChangeKind } from '../../../stats/helldivers1/find-front-changes.ts';
import { nameFront, namePlace } from '../../../stats/helldivers1/name-place.ts';
import { ACCENT, textBlock } from '../../framework/reply/blocks.ts';
import type { Reply } from '../../framework/reply/reply.ts';
import type { Wording } from '../../framework/wording.ts';
import { inTime } from './war-words.ts';

const ACCENTS = {
  begun: ACCENT.gold,
  introduced: ACCENT.gold,
  defeated: ACCENT.blue,
  'region won': ACCENT.blue,
  'region lost': ACCENT.red,
} as const satisfies Record<FrontChangeKind, number>;

/** One thing that changed on the fronts, in one sentence. */
export function buildFrontChangeReply(change: FrontChange, { mention }: Wording): Reply {
  return {
    kind: 'reply',
    accent: ACCENTS[change.kind],
    blocks: [textBlock(`${sayChange(change)} ${inTime(change.time)}`)],
    footer: `war ${change.season} · ${mention('hd1 war')}`,
    files: [],
  };
}

function sayChange({ kind, season, enemy, regions }: FrontChange): string {
  const front = nameFront(enemy ?? -1);
  const places = regions === null ? '' : sayRegions(enemy ?? -1, regions);
  switch (kind) {
    case 'begun':
      return `**War ${season} begins.**`;
    case 'introduced':
      return `**The ${front} attack:** a new front is open.`;
    case 'defeated':
      return `**The ${front} are defeated.**`;
    case 'region won':
      return `**Won from the ${front}:** ${places}.`;
    case 'region lost':
    default:
      return `**Lost to the ${front}:** ${places}.`;
  }
}

/** By the capitals that people know. */
function sayRegions(enemy: number, [first, last]: readonly [number, number]): string {
  const names = Array.from({ length: last - first + 1 }, (_, i) => namePlace(enemy, first + i));
  return names.join(', ');
}
