import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import type { Chart } from 'chart.js';
import { ChartJSNodeCanvas } from 'chartjs-node-canvas';
import { SIZE } from '../tokens.ts';
import type { ChartMark } from './scene.ts';

let charts: ChartJSNodeCanvas | undefined;

// Chart.js types its canvas as the browser's; here it is the one of @napi-rs/canvas.
function isCanvas(value: unknown): value is Canvas {
  return typeof value === 'object' && value !== null && 'encodeSync' in value;
}

/** Draws a Chart.js chart into its box. Synchronous, so only for worker threads. */
export function drawChart(context: SKRSContext2D, mark: ChartMark): void {
  const { x, y, w, h } = mark.box;
  const plugin = {
    id: 'picture',
    beforeInit: (chart: Chart) => chart.resize(w, h),
    afterRender: (chart: Chart) => {
      const canvas: unknown = chart.canvas;
      if (!isCanvas(canvas) || canvas.width <= 1) return;
      context.drawImage(canvas, x, y, w, h);
      // The library always encodes its own canvas afterwards; those bytes are unused, so the canvas is shrunk.
      canvas.width = 1;
      canvas.height = 1;
    },
  };
  charts ??= new ChartJSNodeCanvas({ width: 1, height: 1 });
  charts.renderToBufferSync({
    ...mark.config,
    options: { ...mark.config.options, devicePixelRatio: SIZE.scale, maintainAspectRatio: false, events: [] },
    plugins: [...(mark.config.plugins ?? []), plugin],
  });
}
