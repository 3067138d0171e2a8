import { COLOR } from '../tokens.ts';
import { BARE_SCALE } from './bare-scale.data.ts';
import type { Scale } from './nice-scale.ts';
import type { Box, ChartMark } from './scene.ts';

export type LineChartSpec = {
  /** The plot: the first value at the left edge, the last at the right one. */
  readonly box: Box;
  /** null for a gap in the line. */
  readonly values: readonly (number | null)[];
  readonly scale: Pick<Scale, 'min' | 'max'>;
  readonly color: string;
  /** A dashed line across the plot. */
  readonly average: number | null;
  readonly lineWidth: number;
  readonly dots: boolean;
  /** Whether the area below the line is tinted. */
  readonly filled: boolean;
};

// Margin around the plot, so that the first, last and highest points are not clipped.
const ROOM = 12;

/** Position of a value in the picture. */
export function pointOf(spec: LineChartSpec, index: number, value: number): readonly [number, number] {
  const { box, scale, values } = spec;
  const share = values.length > 1 ? index / (values.length - 1) : 0.5;
  return [box.x + share * box.w, box.y + box.h - ((value - scale.min) / (scale.max - scale.min)) * box.h];
}

function radii(spec: LineChartSpec): number[] {
  const lone = (index: number): boolean =>
    (spec.values[index - 1] ?? null) === null && (spec.values[index + 1] ?? null) === null;
  const last = spec.values.findLastIndex((value) => value !== null);
  return spec.values.map((_, index) => {
    if (index === last) return spec.lineWidth * 1.7;
    return spec.dots || lone(index) ? spec.lineWidth : 0;
  });
}

/** The colour, nearly transparent. */
function tint(color: string): string {
  return `${color}1A`;
}

/** A line with gaps for missing rounds, and its average as a dashed line. Drawn by Chart.js. */
export function placeLineChart(spec: LineChartSpec): ChartMark {
  const { box, values, color } = spec;
  const line = { borderColor: color, backgroundColor: color, pointBorderWidth: 0, clip: false as const };
  const average = {
    borderColor: COLOR.muted,
    borderDash: [8, 6],
    borderWidth: 2,
    pointRadius: 0,
    clip: false as const,
  };
  const edge = Math.max(1, values.length - 1);
  return {
    kind: 'chart',
    box: { x: box.x - ROOM, y: box.y - ROOM, w: box.w + 2 * ROOM, h: box.h + 2 * ROOM },
    areas: [box],
    config: {
      type: 'line',
      data: {
        datasets: [
          {
            ...line,
            data: values.map((value, index) => ({
              x: values.length > 1 ? index : 0.5,
              y: value ?? Number.NaN,
            })),
            borderWidth: spec.lineWidth,
            pointRadius: radii(spec),
            borderJoinStyle: 'round',
            ...(spec.filled ? { fill: 'start', backgroundColor: tint(color) } : {}),
            pointBackgroundColor: color,
          },
          ...(spec.average === null
            ? []
            : [
                {
                  ...average,
                  data: [
                    { x: 0, y: spec.average },
                    { x: edge, y: spec.average },
                  ],
                },
              ]),
        ],
      },
      options: {
        layout: { padding: ROOM, autoPadding: false },
        plugins: { legend: { display: false }, tooltip: { enabled: false } },
        scales: {
          x: { ...BARE_SCALE, type: 'linear', min: 0, max: edge },
          y: { ...BARE_SCALE, type: 'linear', min: spec.scale.min, max: spec.scale.max },
        },
      },
    },
  };
}
