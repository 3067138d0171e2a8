import { COLOR, SIZE, TYPE } from '../tokens.ts';
import { placeText } from './text/place-text.ts';
import type { Mark } from './scene.ts';

/** The top line of a picture: its title, and the details in small letters. */
export function layoutHeading(title: string, detail: string): { marks: Mark[]; bottom: number } {
  const row = { x: SIZE.padding, y: SIZE.gap, w: SIZE.width - 2 * SIZE.padding, h: 60 };
  const heading = placeText({ within: { ...row, w: 520 }, text: title, size: TYPE.title, weight: 700 });
  const x = heading.box.x + heading.box.w + SIZE.gap;
  const within = { ...row, x, y: row.y + 3, w: SIZE.width - SIZE.padding - x };
  const note = placeText({ within, text: detail, size: TYPE.header, color: COLOR.muted, align: 'right' });
  return { marks: detail === '' ? [heading] : [heading, note], bottom: row.y + row.h };
}
