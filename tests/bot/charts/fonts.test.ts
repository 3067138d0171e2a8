import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { drawText } from '../../../bot/charts/drawing/text/draw-text.ts';
import { placeText } from '../../../bot/charts/drawing/text/place-text.ts';
import { measureText } from '../../../bot/charts/drawing/text/measure-text.ts';
import { colorName } from '../../../bot/charts/text/name-run.ts';
import { HARD, ORDINARY, runs } from './cases/names.ts';

const CELL = { x: 40, y: 10, w: 400, h: 40 };

/** Draws a name in its cell and returns the pixels around it. */
function inkOf(text: string): { pixels: Buffer; left: number; right: number } {
  const canvas = createCanvas(480, 60);
  const context = canvas.getContext('2d');
  drawText(context, placeText({ within: CELL, text: colorName(runs(text)) }));
  const pixels = canvas.data();
  let [left, right] = [480, -1];
  for (let index = 3; index < pixels.length; index += 4) {
    if ((pixels[index] ?? 0) < 40) continue;
    const x = ((index - 3) / 4) % 480;
    left = Math.min(left, x);
    right = Math.max(right, x);
  }
  return { pixels, left, right };
}

function glyphOf(char: string): string {
  const canvas = createCanvas(80, 60);
  const cell = { x: 10, y: 10, w: 60, h: 40 };
  drawText(canvas.getContext('2d'), placeText({ within: cell, text: char }));
  return canvas.data().toString('base64');
}

describe('fonts', () => {
  // Not a character, so no font has it: it is drawn as a missing glyph.
  const missing = glyphOf('\u{10FFFE}');

  it('draws a visible box for a missing glyph', () => {
    expect(missing).not.toBe(glyphOf(' '));
    expect(missing).not.toBe(glyphOf('A'));
  });

  const letters = new Set(
    [
      ...HARD,
      ...ORDINARY,
      '★✚☠◆♥⚔►▲▼±→✪',
      '𝓬𝔬𝕠𝗹',
      'กขค',
      'ᴀʙᴄ',
      'ツヾ',
      '中国玩家说',
      '안녕',
      'ßẞøœ',
      '☆♪☮',
      '٣ڤ',
      '─│┼',
    ]
      .flatMap((name) => colorName(runs(name)).flatMap((run) => Array.from(run.text)))
      .filter((char) => char.trim() !== '' && !/\p{M}/u.test(char)),
  );

  it.each([...letters])('draws %s without an empty box', (char) => {
    expect(glyphOf(char)).not.toBe(missing);
    expect(glyphOf(char)).not.toBe(glyphOf(' '));
  });

  it.each([...HARD])('keeps the ink of %j inside its cell', (name) => {
    const ink = inkOf(name);
    expect(ink.right).toBeGreaterThan(ink.left);
    // Accents and italics may exceed it by a few pixels.
    expect(ink.left).toBeGreaterThanOrEqual(CELL.x - 10);
    expect(ink.right).toBeLessThanOrEqual(CELL.x + CELL.w + 4);
  });

  it('draws right-to-left names in reading order', () => {
    // The ink of a word that begins with alef must end at the right with the ink of alef alone.
    expect(inkOf('אב').pixels.equals(inkOf('בא').pixels)).toBe(false);
  });

  it('uses digits of equal width in number cells, and proportional letters', () => {
    const tabular = { size: 28, weight: 400, tabular: true } as const;
    expect(measureText('1111', tabular)).toBeCloseTo(measureText('8888', tabular), 5);
    const plain = { ...tabular, tabular: false };
    expect(measureText('1111', plain)).toBeLessThan(measureText('8888', plain));
  });
});
