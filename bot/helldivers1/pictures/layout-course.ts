// The course of a war: a plot per front, with its defences and assaults as bands behind the line.
import { layoutHeading } from '../../charts/drawing/layout-heading.ts';
import { layoutLinePlot } from '../../charts/drawing/layout-line-plot.ts';
import { placeText } from '../../charts/drawing/text/place-text.ts';
import type { Box, Mark, Scene } from '../../charts/drawing/scene.ts';
import { type Part, stackScene } from '../../charts/drawing/stack-scene.ts';
import { COLOR, SERIES, SIZE, TYPE } from '../../charts/tokens.ts';
import type { CourseProps, EventBand } from './picture-props.ts';

const WIDTH = SIZE.width - 2 * SIZE.padding;
const HEIGHT = 230;
const SCALE = { min: 0, max: 100, ticks: [0, 50, 100] } as const;
/** What the shared plot leaves for its axis and for the label at the end of the line. */
const PLOT = { left: 92, right: 128, top: 17, bottom: 40 } as const;
const LEAST_WIDTH = 4;

export function layoutCourse(props: CourseProps): Scene {
  return stackScene([
    () => layoutHeading(props.title, props.detail),
    ...props.fronts.map((front, nth) => (top: number) => layoutFront(props, front, nth, top)),
    (top) => layoutLegend(top),
  ]);
}

function layoutFront(
  { labels }: CourseProps,
  { name, values, bands }: CourseProps['fronts'][number],
  nth: number,
  top: number,
): Part {
  const title = placeText({
    within: { x: SIZE.padding, y: top + 8, w: WIDTH, h: 40 },
    text: `${name}, % of the front`,
    size: TYPE.body,
    color: COLOR.muted,
  });
  const area = { x: SIZE.padding, y: top + 52, w: WIDTH, h: HEIGHT };
  const bottom = area.y + area.h;
  if (values.every((value) => value === null)) {
    const text = 'hidden throughout this war';
    return { marks: [title, placeText({ within: area, text, color: COLOR.muted, align: 'center' })], bottom };
  }
  const plot = layoutLinePlot({
    area,
    values,
    labels,
    scale: SCALE,
    average: null,
    color: SERIES[nth % SERIES.length] ?? COLOR.blue,
    format: (value) => `${Math.round(value)}%`,
  });
  return { marks: [title, ...bands.map((band) => layoutBand(band, area, values.length)), ...plot], bottom };
}

function layoutBand({ from, to, kind, isSuccess }: EventBand, area: Box, count: number): Mark {
  const width = area.w - PLOT.left - PLOT.right;
  const at = (place: number) => area.x + PLOT.left + (place / Math.max(count - 1, 1)) * width;
  const x = at(from);
  const w = Math.max(at(to) - x, LEAST_WIDTH);
  return {
    kind: 'rect',
    role: 'panel',
    box: { x, y: area.y + PLOT.top, w, h: area.h - PLOT.top - PLOT.bottom },
    fill: bandColor(kind, isSuccess),
    radius: 0,
  };
}

const BAND = {
  defend: { success: '#3B4A63', fail: '#4A4D57' },
  attack: { success: '#5C5128', fail: '#4A2B2B' },
} as const;

function bandColor(kind: EventBand['kind'], isSuccess: boolean): string {
  return BAND[kind][isSuccess ? 'success' : 'fail'];
}

const LEGEND = [
  [BAND.defend.success, 'defence held'],
  [BAND.defend.fail, 'defence lost'],
  [BAND.attack.success, 'assault won'],
  [BAND.attack.fail, 'assault beaten back'],
] as const;

function layoutLegend(top: number): Part {
  const w = WIDTH / LEGEND.length;
  const marks = LEGEND.flatMap(([fill, text], nth): Mark[] => {
    const x = SIZE.padding + nth * w;
    return [
      { kind: 'rect', role: 'panel', box: { x, y: top + 20, w: 24, h: 24 }, fill, radius: 4 },
      placeText({
        within: { x: x + 34, y: top + 12, w: w - 40, h: 40 },
        text,
        size: TYPE.axis,
        smallest: TYPE.floor,
        color: COLOR.muted,
      }),
    ];
  });
  return { marks, bottom: top + 56 };
}
