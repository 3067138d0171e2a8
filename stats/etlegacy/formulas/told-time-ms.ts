import { evaluate } from '../../formulas/formula.ts';
import { FORMULAS } from './formulas.data.ts';
import type { Sums } from './sum-columns.ts';

/** The time in a team in milliseconds; null if less than half of the rounds tell it, as in `FORMULAS.minutes`. */
export function toldTimeMs(sums: Sums): number | null {
  return evaluate(FORMULAS.minutes, sums) === null ? null : sums.time_ms;
}
