import { COLOR, SERIES, SIZE, TYPE } from '../tokens.ts';
import { layoutButterflyRows } from '../drawing/layout-butterfly-rows.ts';
import { placeName } from '../drawing/text/place-name.ts';
import { placeText } from '../drawing/text/place-text.ts';
import type { Box, Mark, Scene } from '../drawing/scene.ts';
import { stackScene } from '../drawing/stack-scene.ts';
import type { Part } from '../drawing/stack-scene.ts';
import { describeLead } from './describe-lead.ts';
import { formatCount } from '../text/format.ts';
import type { CompareProps } from './compare-props.ts';

const COLORS = [SERIES[0], SERIES[1]] as const;
const HALF = (SIZE.width - 2 * SIZE.padding) / 2 - SIZE.gap;

function layoutSide(props: CompareProps, index: 0 | 1, y: number): Mark[] {
  const side = props.sides[index];
  if (side === undefined) return [];
  const x = index === 0 ? SIZE.padding : SIZE.width - SIZE.padding - HALF;
  const align = index === 0 ? 'left' : 'right';
  const line = (top: number, h: number): Box => ({ x, y: y + top, w: HALF, h });
  const strip = { x, y: y + 96, w: HALF, h: 6 };
  return [
    ...placeName({ within: line(8, 48), runs: side.nameRuns, size: TYPE.title, strong: true, align }),
    placeText({
      within: line(54, 36),
      text: formatCount(side.rounds, 'round'),
      size: TYPE.header,
      color: COLOR.muted,
      align,
    }),
    { kind: 'rect', role: 'bar', box: strip, fill: COLORS[index], radius: 3 },
  ];
}

function layoutVerdict(props: CompareProps, y: number): Part {
  const row = { x: SIZE.padding, w: SIZE.width - 2 * SIZE.padding };
  return {
    marks: [
      placeText({
        within: { ...row, y: y + 8, h: 40 },
        text: describeLead(props),
        weight: 600,
        align: 'center',
      }),
      placeText({
        within: { ...row, y: y + 46, h: 36 },
        text: props.title,
        size: TYPE.header,
        color: COLOR.muted,
        align: 'center',
      }),
    ],
    bottom: y + 96,
  };
}

/** Two players, statistic by statistic, growing left and right from the middle. */
export function layoutButterfly(props: CompareProps): Scene {
  return stackScene([
    () => ({
      marks: [...layoutSide(props, 0, SIZE.gap), ...layoutSide(props, 1, SIZE.gap)],
      bottom: SIZE.gap + 102,
    }),
    (y) => layoutVerdict(props, y),
    (y) => layoutButterflyRows(props.stats, { y, colors: COLORS }),
  ]);
}
