// The last 24 hours of a planet: its progress and its rate, with gaps left open and the deadline as a line.
import { layoutHeading } from '../../charts/drawing/layout-heading.ts';
import { layoutLinePlot } from '../../charts/drawing/layout-line-plot.ts';
import { niceScale, type Scale } from '../../charts/drawing/nice-scale.ts';
import { placeText } from '../../charts/drawing/text/place-text.ts';
import type { Mark, Scene } from '../../charts/drawing/scene.ts';
import { type Part, stackScene } from '../../charts/drawing/stack-scene.ts';
import { COLOR, SERIES, SIZE, TYPE } from '../../charts/tokens.ts';
import type { PlanetDayProps } from './picture-props.ts';

const HEIGHT = { pct: 330, rate: 250 } as const;
const PER_HOUR = 12;
/** What the shared plot leaves for its axis and for the label at the end of the line. */
const PLOT = { left: 92, right: 128, top: 17, bottom: 40 } as const;

export function layoutPlanetDay(props: PlanetDayProps): Scene {
  return stackScene([
    () => layoutHeading('Last 24 hours', props.detail),
    (y) => layoutPlot(props, { y, height: HEIGHT.pct, what: `% ${props.what}`, values: props.pct }),
    (y) => layoutPlot(props, { y, height: HEIGHT.rate, what: '% per hour', values: props.rate }),
  ]);
}

type Plot = {
  readonly y: number;
  readonly height: number;
  readonly what: string;
  readonly values: readonly (number | null)[];
};

function layoutPlot(props: PlanetDayProps, { y, height, what, values }: Plot): Part {
  const area = { x: SIZE.padding, y: y + 48, w: SIZE.width - 2 * SIZE.padding, h: height };
  const title = placeText({
    within: { x: SIZE.padding, y: y + 4, w: area.w, h: 40 },
    text: what,
    size: TYPE.body,
    color: COLOR.muted,
  });
  const bottom = area.y + area.h;
  if (values.every((value) => value === null)) {
    const text = 'no samples of that time yet';
    return { marks: [title, placeText({ within: area, text, color: COLOR.muted, align: 'center' })], bottom };
  }
  const isRate = values === props.rate;
  const plot = layoutLinePlot({
    area,
    values,
    labels: hourLabels(props),
    scale: isRate ? niceScale([...values, 0], false) : upTo100(niceScale(values, false)),
    average: null,
    color: isRate ? SERIES[1] : SERIES[0],
    format: (value) => (isRate ? signed(value) : `${Number(value.toFixed(1))}%`),
    // The title of the plot has the unit.
    formatTick: (value) => (isRate ? signed(value) : String(Number(value.toFixed(2)))),
  });
  return { marks: [title, ...layoutDeadline(props, area), ...plot], bottom };
}

/** Shares end at 100 %, whatever the next round number is. */
function upTo100({ min, max, ticks }: Scale): Scale {
  return { min, max: Math.min(max, Math.max(100, min + 1)), ticks: ticks.filter((tick) => tick <= 100) };
}

function layoutDeadline(
  { deadlineAt, pct }: PlanetDayProps,
  area: { readonly x: number; readonly y: number; readonly w: number; readonly h: number },
): Mark[] {
  if (deadlineAt === null) return [];
  const width = area.w - PLOT.left - PLOT.right;
  const x = area.x + PLOT.left + (deadlineAt / Math.max(pct.length - 1, 1)) * width;
  return [
    {
      kind: 'line',
      from: [x, area.y + PLOT.top],
      to: [x, area.y + area.h - PLOT.bottom],
      color: COLOR.red,
      width: 4,
      dash: [10, 8],
    },
  ];
}

/** The shared plot shows the first, the middle and the last of them. */
function hourLabels({ pct, nowAt, deadlineAt }: PlanetDayProps): string[] {
  return pct.map((_, at) => {
    const hours = Math.round((at - nowAt) / PER_HOUR);
    if (at === deadlineAt) return 'deadline';
    if (hours === 0) return 'now';
    return hours < 0 ? `${-hours} h ago` : `in ${hours} h`;
  });
}

function signed(value: number): string {
  const rounded = Number(value.toFixed(2));
  return rounded > 0 ? `+${rounded}` : String(rounded);
}
