import { evaluate } from '../../formulas/formula.ts';
import { STATS, type StatKey } from './stats.data.ts';
import { FORMULAS } from '../formulas/formulas.data.ts';
import type { Sums } from '../formulas/sum-columns.ts';

/** Computes every stat of the catalogue, unrounded, in its own unit; null where it has no value. */
export function statValues(sums: Sums): Record<StatKey, number | null> {
  const values = STATS.map(({ key, formula }) => [key, evaluate(FORMULAS[formula], sums)]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.fromEntries forgets the keys
  return Object.fromEntries(values) as Record<StatKey, number | null>;
}
