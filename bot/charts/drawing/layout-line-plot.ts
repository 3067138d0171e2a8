import { COLOR, TYPE } from '../tokens.ts';
import { layoutValueGrid } from './layout-value-grid.ts';
import type { Scale } from './nice-scale.ts';
import { placeLineChart, pointOf } from './place-line-chart.ts';
import type { LineChartSpec } from './place-line-chart.ts';
import { placeText } from './text/place-text.ts';
import type { Box, Mark } from './scene.ts';

export type LinePlotSpec = {
  readonly area: Box;
  readonly values: readonly (number | null)[];
  readonly labels: readonly string[];
  readonly scale: Scale;
  readonly average: number | null;
  readonly color: string;
  readonly format: (value: number) => string;
  /** Of the axis, where its room is narrower; default: `format`. */
  readonly formatTick?: (value: number) => string;
};

const AXIS_WIDTH = 92;
const END_WIDTH = 128;
const LABEL_HEIGHT = 40;
const LINE_HEIGHT = 34;

/** Two short strokes at the foot of an axis that does not start at zero. */
function layoutBreak(spec: LinePlotSpec, plot: Box): Mark[] {
  if (spec.scale.min === 0) return [];
  const y = plot.y + plot.h;
  return [0, 8].map((shift): Mark => ({
    kind: 'line',
    from: [plot.x - 14 + shift, y + 8],
    to: [plot.x - 6 + shift, y - 8],
    color: COLOR.muted,
    width: 3,
    dash: [],
  }));
}

/** Keeps two labels from overlapping: the second moves away from the first. */
function keepApart(first: number, second: number): number {
  if (Math.abs(second - first) >= LINE_HEIGHT) return second;
  return second >= first ? first + LINE_HEIGHT : first - LINE_HEIGHT;
}

function layoutEnds(spec: LinePlotSpec, chart: LineChartSpec): Mark[] {
  const x = chart.box.x + chart.box.w + 20;
  const at = (y: number): Box => ({ x, y: y - LINE_HEIGHT / 2, w: END_WIDTH - 20, h: LINE_HEIGHT });
  const index = spec.values.findLastIndex((value) => value !== null);
  const last = spec.values[index] ?? null;
  if (last === null) return [];
  const [, lastY] = pointOf(chart, index, last);
  const marks: Mark[] = [
    placeText({ within: at(lastY), text: spec.format(last), weight: 700, color: spec.color }),
  ];
  if (spec.average === null) return marks;
  const [, averageY] = pointOf(chart, 0, spec.average);
  const within = at(keepApart(lastY, averageY));
  marks.push(
    placeText({ within, text: `avg ${spec.format(spec.average)}`, size: TYPE.axis, color: COLOR.muted }),
  );
  return marks;
}

function layoutLabels(spec: LinePlotSpec, plot: Box): Mark[] {
  const count = spec.labels.length;
  // First, middle and last: more map names would overlap.
  const shown = Math.min(3, count);
  const width = plot.w / Math.max(1, shown);
  return Array.from({ length: shown }, (_, place) => {
    const index = shown === 1 ? 0 : Math.round((place * (count - 1)) / (shown - 1));
    const centre = plot.x + (count === 1 ? 0.5 : index / (count - 1)) * plot.w;
    const align = place === 0 && count > 1 ? 'left' : place === shown - 1 && count > 1 ? 'right' : 'center';
    const x = align === 'left' ? centre : align === 'right' ? centre - width : centre - width / 2;
    const within = { x, y: plot.y + plot.h + 8, w: width - 8, h: LABEL_HEIGHT - 8 };
    const text = spec.labels[index] ?? '';
    return placeText({ within, text, size: TYPE.axis, smallest: TYPE.floor, color: COLOR.muted, align });
  });
}

/** One line with its grid, the last value and the average labelled at its end, and a few dates below. */
export function layoutLinePlot(spec: LinePlotSpec): Mark[] {
  const { area } = spec;
  const plot = {
    x: area.x + AXIS_WIDTH,
    y: area.y + LINE_HEIGHT / 2,
    w: area.w - AXIS_WIDTH - END_WIDTH,
    h: area.h - LINE_HEIGHT / 2 - LABEL_HEIGHT,
  };
  const chart: LineChartSpec = {
    box: plot,
    values: spec.values,
    scale: spec.scale,
    color: spec.color,
    average: spec.average,
    lineWidth: 5,
    dots: spec.values.length <= 40,
    filled: true,
  };
  return [
    ...layoutValueGrid({
      plot,
      scale: spec.scale,
      labels: { left: area.x, gap: 24, size: TYPE.axis },
      format: spec.formatTick ?? spec.format,
    }),
    ...layoutBreak(spec, plot),
    placeLineChart(chart),
    ...layoutEnds(spec, chart),
    ...layoutLabels(spec, plot),
  ];
}
