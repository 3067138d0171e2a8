import { COLOR, LINEUP_COLOR, SERIES, SIZE, TYPE } from '../../../charts/tokens.ts';
import { layoutHeading } from '../../../charts/drawing/layout-heading.ts';
import { hasBoth, layoutLineupLegend } from '../lineup/layout-lineup-legend.ts';
import { layoutRest, MOST_ROWS } from '../../../charts/drawing/layout-rest.ts';
import type { Scale } from '../../../charts/drawing/nice-scale.ts';
import { type LineChartSpec, placeLineChart, pointOf } from '../../../charts/drawing/place-line-chart.ts';
import { placeLineup } from '../lineup/place-lineup.ts';
import { placeName } from '../../../charts/drawing/text/place-name.ts';
import { measureText } from '../../../charts/drawing/text/measure-text.ts';
import { placeText } from '../../../charts/drawing/text/place-text.ts';
import type { Box, Mark, Scene } from '../../../charts/drawing/scene.ts';
import { stackScene } from '../../../charts/drawing/stack-scene.ts';
import type { Part } from '../../../charts/drawing/stack-scene.ts';
import { formatWhole } from '../../../charts/text/format.ts';
import { mapLetter, sayMapLetters } from './map-letters.ts';
import { highestDpm } from './highest-dpm.ts';
import type { TimeTrendProps } from './session-props.ts';

type Player = TimeTrendProps['players'][number];

const CELL_HEIGHT = 200;
/** Height of the letters below a chart, and the width of each. */
const LETTERS = 26;
/** Two letters from the 27th on. */
const letterWidth = (maps: number): number => (maps > 26 ? 40 : 24);
const LINE = 34;
const GAP = 12;
const INNER = 16;
const AVERAGE_WIDTH = 96;

function layoutHead(player: Player, box: Box, signs: boolean): Mark[] {
  const line = { x: box.x + INNER, y: box.y + 8, w: box.w - 2 * INNER, h: 40 };
  const room = signs ? 24 : 0;
  const within = { ...line, x: line.x + room, w: line.w - room - AVERAGE_WIDTH };
  const average = placeText({
    within: { ...line, x: line.x + line.w - AVERAGE_WIDTH + 8, w: AVERAGE_WIDTH - 8 },
    text: `avg ${formatWhole(player.average)}`,
    size: TYPE.axis,
    color: COLOR.muted,
    align: 'right',
  });
  const name = placeName({ within, runs: player.nameRuns, size: TYPE.header, strong: true });
  return signs ? [placeLineup(player.lineup, line, 16), ...name, average] : [...name, average];
}

type CellLook = {
  readonly scale: Pick<Scale, 'min' | 'max'>;
  readonly hasSigns: boolean;
  readonly maps: TimeTrendProps['maps'];
};

function layoutCell(player: Player, box: Box, { scale, hasSigns, maps }: CellLook): Mark[] {
  const plot = {
    x: box.x + INNER + 4,
    y: box.y + 60,
    w: box.w - 2 * INNER - 8,
    h: box.h - 60 - INNER - LETTERS,
  };
  const color = hasSigns && player.lineup !== null ? LINEUP_COLOR[player.lineup] : SERIES[0];
  const base = plot.y + plot.h;
  const chart: LineChartSpec = {
    box: plot,
    values: player.dpm,
    scale,
    color,
    average: player.average,
    lineWidth: 4,
    dots: false,
    filled: true,
  };
  return [
    { kind: 'rect', role: 'panel', box, fill: COLOR.panel, radius: SIZE.rowRadius },
    ...layoutHead(player, box, hasSigns),
    {
      kind: 'line',
      from: [plot.x, base],
      to: [plot.x + plot.w, base],
      color: COLOR.grid,
      width: 1,
      dash: [],
    },
    placeLineChart(chart),
    ...layoutLetters(chart, maps),
  ];
}

/** The letter of each map below the middle of its rounds; only every second or third if they would touch. */
function layoutLetters(chart: LineChartSpec, maps: TimeTrendProps['maps']): Mark[] {
  const { box } = chart;
  const width = letterWidth(maps.length);
  const step = Math.max(1, Math.ceil((maps.length * width) / box.w));
  let first = 0;
  return maps.flatMap(({ rounds }, index): Mark[] => {
    const [x] = pointOf(chart, first + (rounds - 1) / 2, 0);
    first += rounds;
    if (index % step !== 0) return [];
    const within = { x: x - width / 2, y: box.y + box.h + 2, w: width, h: LETTERS };
    const text = mapLetter(index);
    return [placeText({ within, text, size: TYPE.floor, color: COLOR.muted, align: 'center' })];
  });
}

/** The legend of the letters, in as many lines as needed. */
function layoutLegend(maps: TimeTrendProps['maps'], y: number): Part {
  const width = SIZE.width - 2 * SIZE.padding;
  const fits = (text: string) => measureText(text, { size: TYPE.axis, weight: 400, tabular: false }) <= width;
  const lines: string[] = [];
  for (const word of sayMapLetters(maps)) {
    const longer = `${lines.at(-1) ?? ''} · ${word}`;
    if (lines.length > 0 && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const marks = lines.map((text, index) =>
    placeText({
      within: { x: SIZE.padding, y: y + index * LINE, w: width, h: LINE },
      text,
      size: TYPE.axis,
      color: COLOR.muted,
    }),
  );
  return { marks, bottom: y + lines.length * LINE };
}

/** Three, unless fewer fill all rows. */
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
    return layoutCell(
      player,
      { x, y: top, w, h: CELL_HEIGHT },
      { scale, hasSigns: props.lineups !== null, maps: props.maps },
    );
  });
  const bottom = y + GAP + Math.ceil(players.length / perRow) * (CELL_HEIGHT + GAP);
  const note = placeText({
    within: { x: SIZE.padding, y: bottom, w: SIZE.width - 2 * SIZE.padding, h: LINE },
    text: `Dashed: the average. Every chart runs from 0 to ${formatWhole(highest)}. Letters are maps:`,
    size: TYPE.axis,
    color: COLOR.muted,
  });
  const legend = layoutLegend(props.maps, bottom + LINE);
  return { marks: [...marks, note, ...legend.marks], bottom: legend.bottom };
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
