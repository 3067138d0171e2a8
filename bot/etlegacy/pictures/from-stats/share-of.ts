import { evaluate, type Formula } from '../../../../stats/formulas/formula.ts';
import type { SumName, Sums } from '../../../../stats/etlegacy/formulas/sum-columns.ts';

/** A formula in percent as a share from 0 to 1, which is how pictures take it. */
export function shareOf(formula: Formula<SumName>, sums: Sums): number | null {
  const percent = evaluate(formula, sums);
  return percent === null ? null : percent / 100;
}
