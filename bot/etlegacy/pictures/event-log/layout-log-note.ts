import { COLOR, SIZE, TYPE } from '../../../charts/tokens.ts';
import { placeText } from '../../../charts/drawing/text/place-text.ts';
import type { Part } from '../../../charts/drawing/stack-scene.ts';

const LINE = 40;

/** Lines in small letters below a picture; empty ones are left out. */
export function layoutLogNote(lines: readonly string[], y: number): Part {
  const shown = lines.filter((line) => line !== '');
  const marks = shown.map((text, at) =>
    placeText({
      within: { x: SIZE.padding + 10, y: y + 8 + at * LINE, w: SIZE.width - 2 * SIZE.padding - 20, h: LINE },
      text,
      size: TYPE.header,
      smallest: TYPE.floor,
      color: COLOR.muted,
    }),
  );
  return { marks, bottom: shown.length === 0 ? y : y + 8 + shown.length * LINE };
}
