import { COLOR, SIZE, TYPE } from '../tokens.ts';
import { placeText } from './text/place-text.ts';
import type { Mark } from './scene.ts';

/** Maximum rows of a picture; a full server has 32 players and stays readable. */
export const MOST_ROWS = 32;

/** "and 4 more" below a shortened table, or the text of an empty one; nothing when all rows are shown. */
export function layoutRest(all: number, shown: number, y: number): { marks: Mark[]; bottom: number } {
  if (all > 0 && all === shown) return { marks: [], bottom: y };
  const text = all === 0 ? 'nothing to show yet' : `and ${all - shown} more`;
  const within = { x: SIZE.padding + 10, y, w: SIZE.width - 2 * SIZE.padding - 20, h: 44 };
  return { marks: [placeText({ within, text, size: TYPE.header, color: COLOR.muted })], bottom: y + 44 };
}
