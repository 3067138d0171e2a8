import type { SKRSContext2D } from '@napi-rs/canvas';
import { cellAdvance, measureText, useFont } from './measure-text.ts';
import type { TextRun } from '../../text/name-run.ts';
import type { TextMark, TextStyle } from '../scene.ts';

// Half of Inter's cap height: centres capitals and digits optically in their box.
const HALF_CAPITAL = 0.3636;

function drawDigits(context: SKRSContext2D, run: TextRun, style: TextStyle, x: number, y: number): void {
  let left = x;
  useFont(context, run.text, style);
  for (const char of run.text) {
    const advance = cellAdvance(char, style);
    const slack = advance - measureText(char, { ...style, tabular: false });
    context.fillText(char, left + slack / 2, y);
    left += advance;
  }
}

/** Draws one text mark; the canvas is already scaled to logical pixels. */
export function drawText(context: SKRSContext2D, mark: TextMark): void {
  const y = mark.box.y + mark.box.h / 2 + mark.style.size * HALF_CAPITAL;
  let x = mark.box.x;
  for (const run of mark.runs) {
    context.fillStyle = run.color;
    if (mark.style.tabular) drawDigits(context, run, mark.style, x, y);
    else {
      useFont(context, run.text, mark.style);
      context.fillText(run.text, x, y);
    }
    x += measureText(run.text, mark.style);
  }
}
