import { createCanvas } from '@napi-rs/canvas';
import type { SKRSContext2D } from '@napi-rs/canvas';
import type { TextRun } from '../../text/name-run.ts';
import type { TextStyle } from '../scene.ts';
import { fontChain } from './font-chain.ts';

const ruler = createCanvas(8, 8).getContext('2d');
const widths = new Map<string, number>();

/** Sets font and weight for a text on a canvas. */
export function useFont(context: SKRSContext2D, text: string, style: TextStyle): void {
  const chain = fontChain(text);
  context.font = `${style.weight} ${style.size}px ${chain.families}`;
  context.fontVariationSettings = chain.variable ? `'wght' ${style.weight === 400 ? 400 : 600}` : '';
}

function measurePlain(text: string, style: TextStyle): number {
  const key = `${style.size} ${style.weight} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  useFont(ruler, text, style);
  const { width } = ruler.measureText(text);
  if (widths.size > 20_000) widths.clear();
  widths.set(key, width);
  return width;
}

/** Advance of a tabular digit: that of the zero. */
function digitAdvance(style: TextStyle): number {
  return measurePlain('0', style);
}

/** Advance of one character of a tabular number. */
export function cellAdvance(char: string, style: TextStyle): number {
  return char >= '0' && char <= '9' ? digitAdvance(style) : measurePlain(char, style);
}

/** Width in logical pixels. */
export function measureText(text: string, style: TextStyle): number {
  if (!style.tabular) return measurePlain(text, style);
  let width = 0;
  for (const char of text) width += cellAdvance(char, style);
  return width;
}

/** Width of consecutive coloured runs. */
export function measureRuns(runs: readonly TextRun[], style: TextStyle): number {
  return runs.reduce((width, run) => width + measureText(run.text, style), 0);
}
