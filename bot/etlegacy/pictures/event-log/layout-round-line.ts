import { COLOR, LINEUP_COLOR, SIZE, TYPE } from '../../../charts/tokens.ts';
import { layoutHeading } from '../../../charts/drawing/layout-heading.ts';
import { layoutValueGrid } from '../../../charts/drawing/layout-value-grid.ts';
import { niceScale, type Scale } from '../../../charts/drawing/nice-scale.ts';
import { placeText } from '../../../charts/drawing/text/place-text.ts';
import type { Box, Mark, Scene } from '../../../charts/drawing/scene.ts';
import { type Part, stackScene } from '../../../charts/drawing/stack-scene.ts';
import { formatClock } from '../../../charts/text/format.ts';
import { colorName } from '../../../charts/text/name-run.ts';
import { AXIS_HEIGHT, layoutClockAxis } from './layout-clock-axis.ts';
import { layoutLineupLegend } from '../lineup/layout-lineup-legend.ts';
import { layoutLogNote } from './layout-log-note.ts';
import type { RoundLineProps } from './log-props.ts';
import { mapLetter } from '../session/map-letters.ts';
import { lineupColor, placeLineup } from '../lineup/place-lineup.ts';
import { shade } from './shade.ts';

const HEIGHT = 360;
const AXIS = 76;
const END = 110;
const BAND = 36;
const MOST_BANDS = 3;
const TOKEN = 34;
const MARK_ROW = 44;
/** Marks in the list below; the words have all. */
const MOST_MARKS = 12;

type Step = { readonly fromMs: number; readonly toMs: number; readonly kills: readonly [number, number] };

/** Kills of both teams as steps over the game clock, the lead shaded, objectives and pauses as letters above. */
export function layoutRoundLine(props: RoundLineProps): Scene {
  const marks = props.marks.slice(0, MOST_MARKS);
  return stackScene([
    () => layoutHeading('Kills over the round', props.title),
    (y) => layoutLineupLegend({ lineups: props.lineups }, y),
    (y) => layoutPlot(props, marks, y),
    (y) => layoutMarks(props, marks, y),
    (y) => layoutLogNote([props.note], y),
  ]);
}

/** The score between two kills. */
function stepsOf({ kills, lengthMs }: RoundLineProps): Step[] {
  const score: [number, number] = [0, 0];
  const steps: Step[] = [];
  let fromMs = 0;
  for (const { atMs, lineup } of kills) {
    if (atMs > fromMs) steps.push({ fromMs, toMs: atMs, kills: [score[0], score[1]] });
    score[lineup]++;
    fromMs = Math.max(fromMs, atMs);
  }
  return [...steps, { fromMs, toMs: Math.max(lengthMs, fromMs), kills: [score[0], score[1]] }];
}

type Plot = { readonly box: Box; readonly scale: Scale; readonly lengthMs: number };

function layoutPlot(props: RoundLineProps, shown: RoundLineProps['marks'], y: number): Part {
  const bands = bandsOf(shown, props.lengthMs);
  const used = Math.max(0, ...bands.map((band) => (band ?? -1) + 1));
  const box = {
    x: SIZE.padding + AXIS,
    y: y + 16 + used * BAND,
    w: SIZE.width - 2 * SIZE.padding - AXIS - END,
    h: HEIGHT,
  };
  const steps = stepsOf(props);
  const last = steps.at(-1)?.kills ?? [0, 0];
  const plot: Plot = { box, scale: niceScale([...last, 4], true), lengthMs: Math.max(props.lengthMs, 1) };
  return {
    marks: [
      ...layoutGrid(plot),
      ...layoutClockAxis(box, plot.lengthMs),
      ...steps.flatMap((step) => layoutLead(step, plot)),
      ...shown.flatMap((mark, at) => layoutToken(mark, at, { plot, band: bands[at] ?? null, top: y + 16 })),
      ...([0, 1] as const).flatMap((lineup) => layoutSteps(steps, lineup, plot)),
      ...layoutEnds(last, plot),
    ],
    bottom: box.y + box.h + AXIS_HEIGHT,
  };
}

function xOf({ box, lengthMs }: Plot, atMs: number): number {
  return box.x + (box.w * Math.min(atMs, lengthMs)) / lengthMs;
}

function yOf({ box, scale }: Plot, value: number): number {
  return box.y + box.h - (box.h * value) / scale.max;
}

function layoutGrid({ box, scale }: Plot): Mark[] {
  return layoutValueGrid({
    plot: box,
    scale: { ...scale, ticks: scale.ticks.filter(Number.isInteger) },
    labels: { left: SIZE.padding, gap: 16, size: TYPE.header },
    format: String,
  });
}

function layoutLead({ fromMs, toMs, kills: [a, b] }: Step, plot: Plot): Mark[] {
  const [x, right] = [xOf(plot, fromMs), xOf(plot, toMs)];
  if (a === b || right - x < 0.5) return [];
  const [top, bottom] = [yOf(plot, Math.max(a, b)), yOf(plot, Math.min(a, b))];
  const box = { x, y: top, w: right - x, h: bottom - top };
  return [{ kind: 'rect', role: 'panel', box, fill: shade(LINEUP_COLOR[a > b ? 0 : 1], 0.28), radius: 0 }];
}

function layoutSteps(steps: readonly Step[], lineup: 0 | 1, plot: Plot): Mark[] {
  const line = { kind: 'line', color: LINEUP_COLOR[lineup], width: 4, dash: [] } as const;
  return steps.flatMap(({ fromMs, toMs, kills }, at): Mark[] => {
    const y = yOf(plot, kills[lineup]);
    const before = steps[at - 1]?.kills[lineup] ?? kills[lineup];
    const x = xOf(plot, fromMs);
    const across: Mark = { ...line, from: [x - 2, y], to: [xOf(plot, toMs), y] };
    return before === kills[lineup]
      ? [across]
      : [{ ...line, from: [x, yOf(plot, before)], to: [x, y] }, across];
  });
}

/** The final score beside the ends of the lines, kept apart. */
function layoutEnds([a, b]: readonly [number, number], plot: Plot): Mark[] {
  const least = 44;
  const [ya, yb] = [yOf(plot, a), yOf(plot, b)];
  const apart = Math.abs(ya - yb) >= least ? 0 : (least - Math.abs(ya - yb)) / 2;
  const sign = ya <= yb ? -1 : 1;
  const lowest = plot.box.y + plot.box.h;
  const shift = Math.min(0, lowest - Math.max(ya, yb) - apart);
  return ([0, 1] as const).flatMap((lineup): Mark[] => {
    const own = lineup === 0 ? ya + sign * apart : yb - sign * apart;
    const y = own + shift;
    const x = plot.box.x + plot.box.w + 12;
    const cell = { x, y: y - 22, w: END - 12, h: 44 };
    return [
      placeLineup(lineup, cell, 20),
      placeText({
        within: { ...cell, x: x + 28, w: cell.w - 28 },
        text: String(lineup === 0 ? a : b),
        size: TYPE.title,
        smallest: TYPE.floor,
        weight: 700,
        color: LINEUP_COLOR[lineup],
        tabular: true,
      }),
    ];
  });
}

/** The row of each letter, so that none stands on another; null where three rows are not enough. */
function bandsOf(marks: RoundLineProps['marks'], lengthMs: number): (number | null)[] {
  const width = SIZE.width - 2 * SIZE.padding - AXIS - END;
  const ends: number[] = [];
  return marks.map(({ atMs }) => {
    const x = (width * Math.min(atMs, lengthMs)) / Math.max(lengthMs, 1);
    const band = Array.from({ length: MOST_BANDS }, (_, at) => at).find(
      (at) => (ends[at] ?? -TOKEN) <= x - TOKEN,
    );
    if (band === undefined) return null;
    ends[band] = x;
    return band;
  });
}

type TokenAt = { readonly plot: Plot; readonly band: number | null; readonly top: number };

function layoutToken(
  mark: RoundLineProps['marks'][number],
  at: number,
  { plot, band, top }: TokenAt,
): Mark[] {
  const x = xOf(plot, mark.atMs);
  const color = lineupColor(mark.lineup);
  const foot = plot.box.y + plot.box.h;
  const y = band === null ? plot.box.y : top + band * BAND;
  const line: Mark = {
    kind: 'line',
    from: [x, band === null ? y : y + BAND - 4],
    to: [x, foot],
    color: shade(color, 0.6),
    width: mark.isPause ? 6 : 2,
    dash: mark.isPause ? [] : [6, 6],
  };
  if (band === null) return [line];
  const within = { x: x - TOKEN / 2, y, w: TOKEN, h: BAND - 2 };
  return [line, placeText({ within, text: mapLetter(at), weight: 700, color, align: 'center' })];
}

/** What each letter stands for, with its moment. */
function layoutMarks(props: RoundLineProps, shown: RoundLineProps['marks'], y: number): Part {
  const rows = shown.flatMap((mark, at): Mark[] => {
    const row = {
      x: SIZE.padding + 10,
      y: y + at * MARK_ROW,
      w: SIZE.width - 2 * SIZE.padding - 20,
      h: MARK_ROW,
    };
    const color = lineupColor(mark.lineup);
    const letter = placeText({ within: { ...row, w: 36 }, text: mapLetter(at), weight: 700, color });
    const clock = placeText({
      within: { ...row, x: row.x + 44, w: 92 },
      text: formatClock(mark.atMs / 1000),
      color: COLOR.muted,
      align: 'right',
      tabular: true,
    });
    const text = placeText({
      within: { ...row, x: row.x + 156, w: mark.nameRuns === null ? row.w - 156 : 470 },
      text: mark.text,
      smallest: TYPE.floor,
    });
    if (mark.nameRuns === null) return [letter, clock, text];
    const name = placeText({
      within: { ...row, x: text.box.x + text.box.w + 20, w: row.x + row.w - text.box.x - text.box.w - 20 },
      text: colorName(mark.nameRuns),
      smallest: TYPE.floor,
    });
    return [letter, clock, text, name];
  });
  const more = props.marks.length - shown.length;
  const bottom = y + shown.length * MARK_ROW;
  if (more === 0) return { marks: rows, bottom };
  const rest = layoutLogNote([`and ${more} more`], bottom);
  return { marks: [...rows, ...rest.marks], bottom: rest.bottom };
}
