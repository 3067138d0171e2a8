import { COLOR, TYPE } from '../../tokens.ts';
import { fitRuns } from './fit-runs.ts';
import { measureRuns } from './measure-text.ts';
import type { TextRun } from '../../text/name-run.ts';
import type { Box, TextMark, Weight } from '../scene.ts';

export type Align = 'left' | 'center' | 'right';

export type TextSpec = {
  /** The cell; the text is centred vertically, aligned horizontally and truncated to it. */
  readonly within: Box;
  readonly text: string | readonly TextRun[];
  readonly size?: number;
  /** The text shrinks down to this size before it is truncated. */
  readonly smallest?: number;
  readonly weight?: Weight;
  readonly color?: string;
  readonly align?: Align;
  readonly tabular?: boolean;
};

const START = { left: 0, center: 0.5, right: 1 } as const satisfies Record<Align, number>;

/** A text mark for a cell, truncated with an ellipsis if it is too wide. */
export function placeText(spec: TextSpec): TextMark {
  const { within } = spec;
  const wanted =
    typeof spec.text === 'string' ? [{ text: spec.text, color: spec.color ?? COLOR.text }] : spec.text;
  const size = chooseSize(spec, wanted);
  const style = { size, weight: spec.weight ?? 400, tabular: spec.tabular ?? false };
  const runs = fitRuns(wanted, within.w, style);
  const w = measureRuns(runs, style);
  const h = size * 1.2;
  const x = within.x + (within.w - w) * START[spec.align ?? 'left'];
  return { kind: 'text', box: { x, y: within.y + (within.h - h) / 2, w, h }, within, runs, style };
}

/** The largest size of the scale at which the text fits. */
function chooseSize(
  { within, size = TYPE.body, smallest = size, weight = 400, tabular = false }: TextSpec,
  runs: readonly TextRun[],
): number {
  const scale = Object.values(TYPE).filter((step) => step <= size && step >= smallest);
  const fits = (step: number) => measureRuns(runs, { size: step, weight, tabular }) <= within.w;
  return scale.find(fits) ?? smallest;
}
