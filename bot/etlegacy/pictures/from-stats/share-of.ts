import { evaluate, type Formula } from '../../../../stats/formulas/formula.ts';
import type { SumName, Sums } from '../../../../stats/etlegacy/formulas/sum-columns.ts';

/** Converts a formula in percent to a share from 0 to 1, the unit of pictures. */
export function shareOf(formula: Formula<SumName>, sums: Sums): number | null {
  const percent = evaluate(formula, sums);
  return percent === null ? null : percent / 100;
}
