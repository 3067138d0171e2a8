import { BARE_SCALE } from './bare-scale.data.ts';
import type { ChartMark, Box } from './scene.ts';

export type BarSeries = {
  /** One value per row, in the order of the rows; null leaves the row empty. */
  readonly values: readonly (number | null)[];
  readonly color: string;
};

export type BarsSpec = {
  /** Area of the bars: its full width is worth `max`. */
  readonly box: Box;
  readonly series: readonly BarSeries[];
  readonly max: number;
  /** Stacked bars are end to end; grouped ones side by side, the first on top. */
  readonly stacked: boolean;
  readonly thickness: number;
  /** Mirrored bars grow to the left from the right edge. */
  readonly mirrored?: boolean;
};

const ROUNDING = 4;

function clampValue(value: number | null | undefined): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.max(0, value) : 0;
}

/** The rectangles that Chart.js will fill, one list per row; rows are as high as the box allows. */
function boxesOf(spec: BarsSpec): Box[][] {
  const rows = spec.series[0]?.values.length ?? 0;
  const pitch = spec.box.h / rows;
  const beside = spec.stacked ? 1 : spec.series.length;
  const height = beside * spec.thickness;
  return Array.from({ length: rows }, (_, row) => {
    const top = spec.box.y + row * pitch + (pitch - height) / 2;
    let start = 0;
    return spec.series.map((one, index) => {
      const w = (Math.min(clampValue(one.values[row]), spec.max) / spec.max) * spec.box.w;
      const left = spec.mirrored === true ? spec.box.x + spec.box.w - start - w : spec.box.x + start;
      if (spec.stacked) start += w;
      const y = spec.stacked ? top : top + index * spec.thickness;
      return { x: left, y, w, h: spec.thickness };
    });
  });
}

function configOf(spec: BarsSpec): ChartMark['config'] {
  const rows = spec.series[0]?.values.length ?? 0;
  const beside = spec.stacked ? 1 : spec.series.length;
  const slot = beside * spec.thickness;
  return {
    type: 'bar',
    data: {
      labels: Array.from({ length: rows }, (_, row) => row),
      datasets: spec.series.map((one) => ({
        // A bar of zero would still leave a hairline.
        data: one.values.map((value) => (clampValue(value) > 0 ? clampValue(value) : null)),
        backgroundColor: one.color,
        borderRadius: ROUNDING,
        borderSkipped: spec.stacked ? ('start' as const) : false,
        barThickness: spec.thickness,
        categoryPercentage: Math.min(1, (slot * rows) / spec.box.h),
      })),
    },
    options: {
      indexAxis: 'y',
      plugins: { legend: { display: false }, tooltip: { enabled: false } },
      scales: {
        x: { ...BARE_SCALE, min: 0, max: spec.max, stacked: spec.stacked, reverse: spec.mirrored === true },
        y: { ...BARE_SCALE, stacked: spec.stacked },
      },
    },
  };
}

/** Horizontal bars for the rows of a table, and the rectangle of each bar by row. */
export function placeBars(spec: BarsSpec): { mark: ChartMark; boxes: Box[][] } {
  const boxes = boxesOf(spec);
  const areas = boxes.flat().filter((box) => box.w > 0);
  return { mark: { kind: 'chart', box: spec.box, areas, config: configOf(spec) }, boxes };
}
