import { COLOR, SERIES, TYPE } from '../tokens.ts';
import { placeBars } from '../drawing/place-bars.ts';
import { placeText } from '../drawing/text/place-text.ts';
import type { Box, Mark } from '../drawing/scene.ts';
import { sayPercentile } from '../../../wording/say-percentile.ts';
import { formatStat } from '../text/stat-format.ts';
import type { RankedNumber } from './card-props.ts';

const TRACK = 12;
const TRACK_TOP = 94;

function layoutNumber(number: RankedNumber, cell: Box): Mark[] {
  const line = (y: number, h: number): Box => ({ x: cell.x, y: cell.y + y, w: cell.w, h });
  const track = line(TRACK_TOP, TRACK);
  return [
    placeText({
      within: line(0, 54),
      text: formatStat(number.value, number.format),
      size: TYPE.big,
      weight: 700,
    }),
    placeText({ within: line(54, 32), text: number.label, size: TYPE.header, color: COLOR.muted }),
    { kind: 'rect', role: 'panel', box: track, fill: COLOR.grid, radius: TRACK / 2 },
    placeText({
      within: line(TRACK_TOP + TRACK + 6, 30),
      text: sayPercentile(number.percentile),
      size: TYPE.axis,
      color: COLOR.muted,
    }),
  ];
}

/** Six big numbers, two to a row, each with a percentile bar and its meaning in words. */
export function layoutCardNumbers(numbers: readonly RankedNumber[], area: Box): Mark[] {
  const shown = numbers.slice(0, 6);
  const gap = 20;
  const w = (area.w - gap) / 2;
  const pitch = area.h / 3;
  const cellOf = (index: number): Box => ({
    x: area.x + (index % 2) * (w + gap),
    y: area.y + Math.floor(index / 2) * pitch,
    w,
    h: pitch,
  });
  const bars = shown.map((number, index): Mark => {
    const cell = cellOf(index);
    const box = { x: cell.x, y: cell.y + TRACK_TOP, w: cell.w, h: TRACK };
    const values = [number.percentile === null ? null : Math.max(0.02, number.percentile)];
    return placeBars({
      box,
      series: [{ values, color: SERIES[0] }],
      max: 1,
      stacked: false,
      thickness: TRACK,
    }).mark;
  });
  return [...shown.flatMap((number, index) => layoutNumber(number, cellOf(index))), ...bars];
}
