import { COLOR, SIZE, TYPE } from '../tokens.ts';
import type { ComparedStat } from '../text/compared-stat.ts';
import { judgeStat, labelStat, placeOnScale } from '../text/judge-stat.ts';
import { formatStat } from '../text/stat-format.ts';
import { placeBars } from './place-bars.ts';
import { placeText } from './text/place-text.ts';
import type { Box, Mark } from './scene.ts';
import type { Part } from './stack-scene.ts';

const PITCH = 84;
const LABEL_HEIGHT = 34;
const BAR_HEIGHT = 44;
const VALUE_WIDTH = 150;
const MIDDLE_GAP = 8;
const DOT = 14;
const LEFT = SIZE.padding;
const WIDTH = SIZE.width - 2 * SIZE.padding;

function layoutValue(stat: ComparedStat, side: 0 | 1, y: number): Mark[] {
  const best = judgeStat(stat) === side;
  const x = side === 0 ? LEFT : LEFT + WIDTH - VALUE_WIDTH;
  const cell = { x, y, w: VALUE_WIDTH, h: BAR_HEIGHT };
  const room = DOT + 12;
  const text = placeText({
    within: side === 0 ? { ...cell, w: cell.w - room } : { ...cell, x: x + room, w: cell.w - room },
    text: formatStat(stat.values[side] ?? null, stat.format),
    weight: best ? 700 : 400,
    color: best ? COLOR.text : COLOR.muted,
    align: side === 0 ? 'right' : 'left',
    tabular: true,
  });
  if (!best) return [text];
  const dotX = side === 0 ? x + VALUE_WIDTH - DOT : x;
  const box = { x: dotX, y: y + (BAR_HEIGHT - DOT) / 2, w: DOT, h: DOT };
  return [text, { kind: 'icon', icon: 'dot', box, fill: COLOR.gold }];
}

function layoutWing(stats: readonly ComparedStat[], side: 0 | 1, y: number, color: string): Mark {
  const w = WIDTH / 2 - VALUE_WIDTH - MIDDLE_GAP / 2 - 14;
  const x = side === 0 ? LEFT + WIDTH / 2 - MIDDLE_GAP / 2 - w : LEFT + WIDTH / 2 + MIDDLE_GAP / 2;
  // The chart's rows are as high as the pitch; the bars are in the lower part, below their label.
  const box: Box = { x, y: y + LABEL_HEIGHT - (PITCH - BAR_HEIGHT) / 2, w, h: PITCH * stats.length };
  const values = stats.map((stat) => placeOnScale(stat, stat.values[side] ?? null));
  return placeBars({
    box,
    series: [{ values, color }],
    max: 1,
    stacked: false,
    thickness: 26,
    mirrored: side === 0,
  }).mark;
}

/** Rows of statistics with bars to the left and to the right of the centre; the better number is bold and has a dot. */
export function layoutButterflyRows(
  stats: readonly ComparedStat[],
  look: { readonly y: number; readonly colors: readonly [string, string] },
): Part {
  if (stats.length === 0) return { marks: [], bottom: look.y };
  const marks = stats.flatMap((stat, index): Mark[] => {
    const y = look.y + index * PITCH;
    const label = placeText({
      within: { x: LEFT, y, w: WIDTH, h: LABEL_HEIGHT },
      text: labelStat(stat, stats),
      size: TYPE.header,
      color: COLOR.muted,
      align: 'center',
    });
    const values = ([0, 1] as const).flatMap((side) => layoutValue(stat, side, y + LABEL_HEIGHT));
    return [label, ...values];
  });
  const wings = ([0, 1] as const).map((side) => layoutWing(stats, side, look.y, look.colors[side]));
  return { marks: [...wings, ...marks], bottom: look.y + stats.length * PITCH };
}
