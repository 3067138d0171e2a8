import { COLOR, LINEUP_COLOR, SERIES, SIZE, TYPE } from '../../charts/tokens.ts';
import { layoutHeading } from '../../charts/drawing/layout-heading.ts';
import { hasBoth, layoutLineupLegend } from './layout-lineup-legend.ts';
import { layoutRest, MOST_ROWS } from '../../charts/drawing/layout-rest.ts';
import type { Scale } from '../../charts/drawing/nice-scale.ts';
import { placeLineChart } from '../../charts/drawing/place-line-chart.ts';
import { placeLineup } from './place-lineup.ts';
import { placeName } from '../../charts/drawing/place-name.ts';
import { placeText } from '../../charts/drawing/place-text.ts';
import type { Box, Mark, Scene } from '../../charts/drawing/scene.ts';
import { stackScene } from '../../charts/drawing/stack-scene.ts';
import type { Part } from '../../charts/drawing/stack-scene.ts';
import { formatWhole } from '../../charts/text/format.ts';
import { highestDpm } from './highest-dpm.ts';
import type { TimeTrendProps } from '../../charts/pictures/trend-props.ts';

type Player = TimeTrendProps['players'][number];

const CELL_HEIGHT = 176;
const GAP = 12;
const INNER = 16;
const AVERAGE_WIDTH = 68;

function layoutHead(player: Player, box: Box, signs: boolean): Mark[] {
  const line = { x: box.x + INNER, y: box.y + 8, w: box.w - 2 * INNER, h: 40 };
  const room = signs ? 24 : 0;
  const within = { ...line, x: line.x + room, w: line.w - room - AVERAGE_WIDTH };
  const average = placeText({
    within: { ...line, x: line.x + line.w - AVERAGE_WIDTH + 8, w: AVERAGE_WIDTH - 8 },
    text: formatWhole(player.average),
    size: TYPE.axis,
    color: COLOR.muted,
    align: 'right',
  });
  const name = placeName({ within, runs: player.nameRuns, size: TYPE.header, strong: true });
  return signs ? [placeLineup(player.lineup, line, 16), ...name, average] : [...name, average];
}

function layoutCell(player: Player, box: Box, scale: Pick<Scale, 'min' | 'max'>, signs: boolean): Mark[] {
  const plot = { x: box.x + INNER + 4, y: box.y + 60, w: box.w - 2 * INNER - 8, h: box.h - 60 - INNER };
  const color = signs && player.lineup !== null ? LINEUP_COLOR[player.lineup] : SERIES[0];
  const base = plot.y + plot.h;
  return [
    { kind: 'rect', role: 'panel', box, fill: COLOR.panel, radius: SIZE.rowRadius },
    ...layoutHead(player, box, signs),
    {
      kind: 'line',
      from: [plot.x, base],
      to: [plot.x + plot.w, base],
      color: COLOR.grid,
      width: 1,
      dash: [],
    },
    placeLineChart({
      box: plot,
      values: player.dpm,
      scale,
      color,
      average: player.average,
      lineWidth: 4,
      dots: false,
      filled: true,
    }),
  ];
}

/** Three, unless fewer fill their rows. */
function countPerRow(count: number): number {
  return count <= 2 || count === 4 ? Math.min(2, count) : 3;
}

function layoutCells(props: TimeTrendProps, players: readonly Player[], y: number): Part {
  const highest = highestDpm(players);
  const scale = { min: 0, max: highest };
  const perRow = countPerRow(players.length);
  const w = (SIZE.width - 2 * SIZE.padding - GAP * (perRow - 1)) / perRow;
  const marks = players.flatMap((player, index) => {
    const x = SIZE.padding + (index % perRow) * (w + GAP);
    const top = y + GAP + Math.floor(index / perRow) * (CELL_HEIGHT + GAP);
    return layoutCell(player, { x, y: top, w, h: CELL_HEIGHT }, scale, props.lineups !== null);
  });
  const bottom = y + GAP + Math.ceil(players.length / perRow) * (CELL_HEIGHT + GAP);
  const note = placeText({
    within: { x: SIZE.padding, y: bottom, w: SIZE.width - 2 * SIZE.padding, h: 32 },
    text: `Number and dashed line: the average. Every chart runs from 0 to ${formatWhole(highest)}.`,
    size: TYPE.axis,
    color: COLOR.muted,
  });
  return { marks: [...marks, note], bottom: bottom + 32 };
}

/** Damage per minute, round by round: a small chart for each player, all on one scale from zero. */
export function layoutTimeTrend(props: TimeTrendProps): Scene {
  const players = props.players.slice(0, MOST_ROWS);
  return stackScene([
    () => layoutHeading('Damage per minute by round', props.title),
    (y) => layoutLineupLegend({ lineups: props.lineups, both: hasBoth(props.players) }, y),
    (y) => (players.length === 0 ? { marks: [], bottom: y } : layoutCells(props, players, y)),
    (y) => layoutRest(props.players.length, players.length, y),
  ]);
}
