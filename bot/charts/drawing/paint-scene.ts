import { createCanvas } from '@napi-rs/canvas';
import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { COLOR, SIZE } from '../tokens.ts';
import { drawChart } from './draw-chart.ts';
import { drawIcon } from './draw-icon.ts';
import { drawText } from './text/draw-text.ts';
import type { LineMark, Mark, RectMark, Scene } from './scene.ts';

function drawRect(context: SKRSContext2D, mark: RectMark): void {
  const { x, y, w, h } = mark.box;
  context.fillStyle = mark.fill;
  context.beginPath();
  context.roundRect(x, y, w, h, Math.min(mark.radius, w / 2, h / 2));
  context.fill();
}

function drawLine(context: SKRSContext2D, mark: LineMark): void {
  context.strokeStyle = mark.color;
  context.lineWidth = mark.width;
  context.setLineDash([...mark.dash]);
  context.beginPath();
  context.moveTo(...mark.from);
  context.lineTo(...mark.to);
  context.stroke();
  context.setLineDash([]);
}

function drawMark(context: SKRSContext2D, mark: Mark): void {
  switch (mark.kind) {
    case 'rect':
      return drawRect(context, mark);
    case 'text':
      return drawText(context, mark);
    case 'icon':
      return drawIcon(context, mark);
    case 'line':
      return drawLine(context, mark);
    case 'chart':
      return drawChart(context, mark);
  }
}

/** Draws a scene on an opaque rounded card at twice its logical size. */
export function paintScene(scene: Scene): Canvas {
  const canvas = createCanvas(scene.width * SIZE.scale, Math.ceil(scene.height) * SIZE.scale);
  const context = canvas.getContext('2d');
  context.scale(SIZE.scale, SIZE.scale);
  const card = { x: 0, y: 0, w: scene.width, h: Math.ceil(scene.height) };
  drawRect(context, { kind: 'rect', role: 'panel', box: card, fill: COLOR.bg, radius: SIZE.cardRadius });
  for (const mark of scene.marks) drawMark(context, mark);
  return canvas;
}
