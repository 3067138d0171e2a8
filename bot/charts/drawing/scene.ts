// A picture before rasterizing: marks with their rectangles, so that a test can detect overlaps and clipping.
import type { ChartConfiguration } from 'chart.js';
import type { TextRun } from '../text/name-run.ts';

export type Box = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };

export type Weight = 400 | 600 | 700;

export type TextStyle = {
  readonly size: number;
  readonly weight: Weight;
  /** Digits of equal width, for number cells. */
  readonly tabular: boolean;
};

export type TextMark = {
  readonly kind: 'text';
  /** The area of the ink. */
  readonly box: Box;
  /** The cell that it must stay in. */
  readonly within: Box;
  readonly runs: readonly TextRun[];
  readonly style: TextStyle;
};

export type RectMark = {
  readonly kind: 'rect';
  /** Text may overlap a panel, never a bar. */
  readonly role: 'panel' | 'bar';
  readonly box: Box;
  readonly fill: string;
  readonly radius: number;
};

export type Icon = 'star' | 'up' | 'down' | 'dot' | 'ring' | 'diamond' | 'square';

export type IconMark = {
  readonly kind: 'icon';
  readonly icon: Icon;
  readonly box: Box;
  readonly fill: string;
};

export type LineMark = {
  readonly kind: 'line';
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly color: string;
  readonly width: number;
  readonly dash: readonly number[];
};

export type ChartMark = {
  readonly kind: 'chart';
  /** The canvas of Chart.js. */
  readonly box: Box;
  /** Areas of the picture with ink (plots, bars); text stays out of these. */
  readonly areas: readonly Box[];
  readonly config: ChartConfiguration;
};

export type Mark = TextMark | RectMark | IconMark | LineMark | ChartMark;

export type Scene = { readonly width: number; readonly height: number; readonly marks: readonly Mark[] };

/** The part of `box` inside a border of `x` and `y`. */
export function inset(box: Box, x: number, y = 0): Box {
  return { x: box.x + x, y: box.y + y, w: box.w - 2 * x, h: box.h - 2 * y };
}
