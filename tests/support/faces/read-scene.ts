// Reads a picture line by line: the texts at the same height.
import type { Picture } from '../../../bot/charts/picture.ts';
import { layoutEtPicture } from '../../bot/charts/support/layout-et-picture.ts';
import { isEtPicture } from './is-et-picture.ts';

export type Line = { readonly y: number; readonly texts: readonly Text[] };
export type Text = { readonly text: string; readonly isBold: boolean; readonly x: number };

const SAME_LINE = 8;

/** Returns the texts of a picture in lines from top to bottom, each from left to right. */
export function readScene(picture: Picture): Line[] {
  if (!isEtPicture(picture)) throw new Error(`${picture.kind} is not a picture of ET:Legacy`);
  const texts = layoutEtPicture(picture).marks.flatMap((mark) =>
    mark.kind === 'text'
      ? [
          {
            text: mark.runs.map((run) => run.text).join(''),
            isBold: mark.style.weight >= 700,
            x: mark.box.x,
            y: mark.box.y + mark.box.h / 2,
          },
        ]
      : [],
  );
  const lines: { y: number; texts: Text[] }[] = [];
  for (const { y, ...text } of texts.toSorted((a, b) => a.y - b.y)) {
    const last = lines.at(-1);
    if (last !== undefined && Math.abs(last.y - y) <= SAME_LINE) last.texts.push(text);
    else lines.push({ y, texts: [text] });
  }
  return lines.map((line) => ({ ...line, texts: line.texts.toSorted((a, b) => a.x - b.x) }));
}
