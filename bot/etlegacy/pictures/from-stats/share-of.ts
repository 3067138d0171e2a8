import { evaluate, type Formula } from '../../../../stats/formulas/formula.ts';
import type { Sums } from '../../../../stats/etlegacy/formulas/sums.ts';

/** A formula in percent as a share from 0 to 1, which is how pictures take it. */
export function shareOf(formula: Formula, sums: Sums): number | null {
  const percent = evaluate(formula, sums);
  return percent === null ? null : percent / 100;
}
