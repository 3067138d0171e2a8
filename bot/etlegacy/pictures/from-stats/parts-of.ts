import { isPart } from '../../../../stats/formulas/formula.ts';
import { type FormulaName, FORMULAS } from '../../../../stats/etlegacy/formulas/formulas.data.ts';
import type { Sums } from '../../../../stats/etlegacy/formulas/sum-columns.ts';

/** The names of those totals that some rounds do not tell; nothing where all do. */
export function partsOf<Name extends string>(
  sums: Sums,
  totals: readonly (readonly [name: Name, formula: FormulaName])[],
): { readonly parts?: readonly Name[] } {
  const parts = totals.flatMap(([name, formula]) => (isPart(FORMULAS[formula], sums) ? [name] : []));
  return parts.length === 0 ? {} : { parts };
}
