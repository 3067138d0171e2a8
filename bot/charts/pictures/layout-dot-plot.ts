import { COLOR, SERIES, SIZE, TYPE } from '../tokens.ts';
import { spreadApart } from '../drawing/spread-apart.ts';
import { placeName } from '../drawing/text/place-name.ts';
import { placeText } from '../drawing/text/place-text.ts';
import type { Box, Icon, Mark, Scene } from '../drawing/scene.ts';
import { stackScene } from '../drawing/stack-scene.ts';
import type { Part } from '../drawing/stack-scene.ts';
import { describeLead } from './describe-lead.ts';
import type { ComparedStat } from '../text/compared-stat.ts';
import { formatCount } from '../text/format.ts';
import { judgeStat, labelStat, placeOnScale } from '../text/judge-stat.ts';
import { formatStat } from '../text/stat-format.ts';
import type { CompareProps } from './compare-props.ts';

const SIGNS = [
  { icon: 'square', color: SERIES[0] },
  { icon: 'diamond', color: SERIES[1] },
  { icon: 'up', color: SERIES[2] },
  { icon: 'dot', color: SERIES[4] },
] as const satisfies readonly { icon: Icon; color: string }[];

const LEFT = SIZE.padding;
const WIDTH = SIZE.width - 2 * SIZE.padding;
const ROW = 100;
const HEAD = 92;
const SIGN = 22;

function layoutHeads(props: CompareProps, y: number): Part {
  const w = WIDTH / props.sides.length;
  const marks = props.sides.flatMap((side, index): Mark[] => {
    const sign = SIGNS[index];
    if (sign === undefined) return [];
    const x = LEFT + index * w;
    const cell: Box = { x: x + SIGN + 12, y, w: w - SIGN - 24, h: 48 };
    const box = { x, y: y + (48 - SIGN) / 2, w: SIGN, h: SIGN };
    return [
      { kind: 'icon', icon: sign.icon, box, fill: sign.color },
      ...placeName({ within: cell, runs: side.nameRuns, strong: true }),
      placeText({
        within: { ...cell, y: y + 44, h: 34 },
        text: formatCount(side.rounds, 'round'),
        size: TYPE.axis,
        color: COLOR.muted,
      }),
    ];
  });
  return { marks, bottom: y + HEAD };
}

function layoutVerdict(props: CompareProps): Part {
  const row = { x: LEFT, y: SIZE.gap, w: WIDTH, h: 56 };
  const lead = placeText({ within: { ...row, w: 600 }, text: describeLead(props), weight: 600 });
  const x = lead.box.x + lead.box.w + SIZE.gap;
  const within = { ...row, x, w: LEFT + WIDTH - x };
  const title = placeText({
    within,
    text: props.title,
    size: TYPE.header,
    color: COLOR.muted,
    align: 'right',
  });
  return { marks: [lead, title], bottom: row.y + row.h };
}

/** Signs on a line from the low to the high end; near ones sit side by side, in their order, not on top of each other. */
function layoutTrack(stat: ComparedStat, sides: number, track: Box): Mark[] {
  const middle = track.y + track.h / 2;
  const line: Mark = {
    kind: 'line',
    from: [track.x, middle],
    to: [track.x + track.w, middle],
    color: COLOR.grid,
    width: 3,
    dash: [],
  };
  const shown = SIGNS.slice(0, sides).flatMap((sign, index) => {
    const value = stat.values[index] ?? null;
    return value === null ? [] : [{ sign, x: track.x + placeOnScale(stat, value) * (track.w - SIGN) }];
  });
  const places = spreadApart(
    shown.map(({ x }) => x),
    SIGN + 2,
    track.x + track.w - SIGN,
  );
  const signs = shown.map(({ sign, x: wanted }, index): Mark => {
    const box = { x: places[index] ?? wanted, y: middle - SIGN / 2, w: SIGN, h: SIGN };
    return { kind: 'icon', icon: sign.icon, box, fill: sign.color };
  });
  return [line, ...signs];
}

function layoutValues(stat: ComparedStat, sides: number, y: number): Mark[] {
  const w = WIDTH / sides;
  const best = judgeStat(stat);
  return SIGNS.slice(0, sides).flatMap((sign, index): Mark[] => {
    const x = LEFT + index * w;
    const box = { x: x + 3, y: y + 12, w: 16, h: 16 };
    const within = { x: x + SIGN + 12, y, w: w - SIGN - 24, h: 40 };
    const text = formatStat(stat.values[index] ?? null, stat.format);
    const look = best === index ? ({ weight: 700 } as const) : ({ color: COLOR.muted } as const);
    return [
      { kind: 'icon', icon: sign.icon, box, fill: sign.color },
      placeText({ within, text, tabular: true, ...look }),
    ];
  });
}

function layoutStat(props: CompareProps, stat: ComparedStat, y: number): Mark[] {
  const box = { x: LEFT - 8, y, w: WIDTH + 16, h: ROW - 8 };
  const text = labelStat(stat, props.stats);
  // With a remark behind it, it needs more room.
  const w = text === labelStat(stat, []) ? 420 : 600;
  const label = { x: LEFT, y: y + 6, w, h: 40 };
  const track = { x: LEFT + w + 30, y: y + 6, w: WIDTH - w - 30, h: 40 };
  return [
    { kind: 'rect', role: 'panel', box, fill: COLOR.panel, radius: SIZE.rowRadius },
    placeText({ within: label, text, size: TYPE.header, weight: 600 }),
    ...layoutTrack(stat, props.sides.length, track),
    ...layoutValues(stat, props.sides.length, y + 46),
  ];
}

/** Three or four players: each statistic is a line with a sign for each player and the numbers below it. */
export function layoutDotPlot(props: CompareProps): Scene {
  return stackScene([
    () => layoutVerdict(props),
    (y) => layoutHeads(props, y),
    (y) => ({
      marks: props.stats.flatMap((stat, index) => layoutStat(props, stat, y + index * ROW)),
      bottom: y + props.stats.length * ROW - 8,
    }),
  ]);
}
