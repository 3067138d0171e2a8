import type { SKRSContext2D } from '@napi-rs/canvas';
import { fontChain } from '../../../bot/charts/drawing/font-chain.ts';
import { registerFont } from '../../../bot/charts/drawing/font-file.ts';
import type { Box } from '../../../bot/charts/drawing/scene.ts';

/** Text in letters of one width. */
export type MonoMark = {
  readonly box: Box;
  readonly text: string;
  readonly size: number;
  readonly color: string;
};

const FAMILY = 'DejaVu Mono';
/** Every letter of the font is so wide, as a share of its size. */
const ADVANCE = 0.60205;
/** From the middle of the box down to the line the letters stand on. */
const HALF_CAPITAL = 0.3645;

export function monoWidth(text: string, size: number): number {
  return Array.from(text).length * ADVANCE * size;
}

export function drawMono(context: SKRSContext2D, { box, text, size, color }: MonoMark): void {
  registerFont(FAMILY, '@fontsource/dejavu-mono', 'files/dejavu-mono-latin-400-normal.woff2');
  context.fillStyle = color;
  context.fontVariationSettings = '';
  const y = box.y + box.h / 2 + size * HALF_CAPITAL;
  // Letter by letter: those that the font lacks must not push the columns apart.
  for (const [at, letter] of Array.from(text).entries()) {
    context.font = `400 ${size}px '${FAMILY}', ${fontChain(letter).families}`;
    context.fillText(letter, box.x + at * ADVANCE * size, y);
  }
}
