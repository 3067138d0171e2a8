import type { SKRSContext2D } from '@napi-rs/canvas';
import { fontChain } from '../../../bot/charts/drawing/text/font-chain.ts';
import { registerFont } from '../../../bot/charts/drawing/text/font-file.ts';
import type { Box } from '../../../bot/charts/drawing/scene.ts';

/** Text in a monospaced font. */
export type MonoMark = {
  readonly box: Box;
  readonly text: string;
  readonly size: number;
  readonly color: string;
};

const FAMILY = 'DejaVu Mono';
/** The width of every letter, as a share of the font size. */
const ADVANCE = 0.60205;
/** From the middle of the box down to the baseline. */
const HALF_CAPITAL = 0.3645;

export function monoWidth(text: string, size: number): number {
  return Array.from(text).length * ADVANCE * size;
}

export function drawMono(context: SKRSContext2D, { box, text, size, color }: MonoMark): void {
  registerFont(FAMILY, '@fontsource/dejavu-mono', 'files/dejavu-mono-latin-400-normal.woff2');
  context.fillStyle = color;
  context.fontVariationSettings = '';
  const y = box.y + box.h / 2 + size * HALF_CAPITAL;
  // Letter by letter, so that letters missing from the font do not shift the columns.
  for (const [at, letter] of Array.from(text).entries()) {
    context.font = `400 ${size}px '${FAMILY}', ${fontChain(letter).families}`;
    context.fillText(letter, box.x + at * ADVANCE * size, y);
  }
}
