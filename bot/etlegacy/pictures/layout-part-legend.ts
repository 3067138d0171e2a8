import { COLOR, SIZE, TYPE } from '../../charts/tokens.ts';
import { placeText } from '../../charts/drawing/text/place-text.ts';
import type { Mark } from '../../charts/drawing/scene.ts';
import { PART_LEGEND } from '../../../wording/mark-part.ts';

const HEIGHT = 40;

/** Says below a table what the sign of a part means, where some row has one. */
export function layoutPartLegend(
  rows: readonly { readonly parts?: readonly string[] }[],
  y: number,
): { marks: Mark[]; bottom: number } {
  if (rows.every(({ parts = [] }) => parts.length === 0)) return { marks: [], bottom: y };
  const within = { x: SIZE.padding + 10, y, w: SIZE.width - 2 * SIZE.padding - 20, h: HEIGHT };
  const text = placeText({ within, text: PART_LEGEND, size: TYPE.header, color: COLOR.muted });
  return { marks: [text], bottom: y + HEIGHT };
}
