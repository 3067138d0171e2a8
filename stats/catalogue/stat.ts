import type { FormulaName } from '../etlegacy/formulas/formulas.data.ts';
import type { SumName } from '../etlegacy/formulas/sums.ts';

/**
 * How a value is written: number with `digits`; percent 0 to 100; minutes as h:mm:ss; spree: kills in a row, of which the
 * files tell three or more.
 */
export type StatUnit =
  | 'hp/min'
  | 'hp'
  | 'hp/round'
  | 'kills'
  | 'count'
  | 'per round'
  | 'per minute'
  | 'ratio'
  | 'percent'
  | 'minutes'
  | 'spree'
  | 's/min'
  | 'points';

export type StatGroup =
  | 'damage'
  | 'kills'
  | 'aim'
  | 'support'
  | 'survival'
  | 'objective'
  | 'discipline'
  | 'results';

export type Stat = {
  /** As people type it: lower-case words with underscores. */
  readonly key: string;
  readonly name: string;
  /** Header of a narrow column. */
  readonly short: string;
  readonly group: StatGroup;
  readonly unit: StatUnit;
  readonly formula: FormulaName;
  /** How it is reckoned, in words. */
  readonly about: string;
  readonly better: 'higher' | 'lower';
  /** Decimals. */
  readonly digits: number;
  /** rate: a few rounds say little, so gates apply; total: everybody ranks. */
  readonly kind: 'rate' | 'total';
  /** A rate also needs this much of what it is a share of. */
  readonly floor?: { readonly column: SumName; readonly least: number; readonly words: string };
};
