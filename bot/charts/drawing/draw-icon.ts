import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Icon, IconMark } from './scene.ts';

type Point = readonly [number, number];

// Corners on the unit square.
const CORNERS = {
  up: [
    [0.5, 0.12],
    [0.95, 0.88],
    [0.05, 0.88],
  ],
  down: [
    [0.05, 0.12],
    [0.95, 0.12],
    [0.5, 0.88],
  ],
  diamond: [
    [0.5, 0],
    [1, 0.5],
    [0.5, 1],
    [0, 0.5],
  ],
  square: [
    [0.08, 0.08],
    [0.92, 0.08],
    [0.92, 0.92],
    [0.08, 0.92],
  ],
  star: Array.from({ length: 10 }, (_, corner): Point => {
    const radius = corner % 2 === 0 ? 0.52 : 0.22;
    const angle = (corner / 10) * 2 * Math.PI - Math.PI / 2;
    return [0.5 + radius * Math.cos(angle), 0.53 + radius * Math.sin(angle)];
  }),
} as const satisfies Record<Exclude<Icon, 'dot' | 'ring'>, readonly Point[]>;

function drawRound(context: SKRSContext2D, mark: IconMark): void {
  const { x, y, w, h } = mark.box;
  const stroke = w * 0.22;
  context.beginPath();
  context.arc(x + w / 2, y + h / 2, mark.icon === 'ring' ? (w - stroke) / 2 : w / 2, 0, 2 * Math.PI);
  if (mark.icon === 'dot') {
    context.fill();
    return;
  }
  context.lineWidth = stroke;
  context.stroke();
}

/** Draws a small filled shape in its box. */
export function drawIcon(context: SKRSContext2D, mark: IconMark): void {
  context.fillStyle = mark.fill;
  context.strokeStyle = mark.fill;
  if (mark.icon === 'dot' || mark.icon === 'ring') {
    drawRound(context, mark);
    return;
  }
  const { x, y, w, h } = mark.box;
  context.beginPath();
  for (const [left, top] of CORNERS[mark.icon]) context.lineTo(x + left * w, y + top * h);
  context.closePath();
  context.fill();
}
