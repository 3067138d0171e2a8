import { evaluate } from '../../formulas/formula.ts';
import { FORMULAS } from './formulas.data.ts';
import type { Sums } from './sums.ts';

const LEAST_ROUNDS = 3;

/**
 * How much better somebody does on a map than anywhere: his DPM there by his DPM over all, minus 1 (0.2 is 20 % more).
 *
 * @returns null with fewer than three rounds there, or no damage at all.
 */
export function mapAffinity(onMap: Sums, overall: Sums): number | null {
  const here = evaluate(FORMULAS.dpm, onMap);
  const anywhere = evaluate(FORMULAS.dpm, overall);
  if (onMap.rounds < LEAST_ROUNDS || here === null || anywhere === null || anywhere === 0) return null;
  return here / anywhere - 1;
}
