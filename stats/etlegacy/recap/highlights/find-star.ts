import { evaluate } from '../../../formulas/formula.ts';
import { FORMULAS } from '../../formulas/formulas.data.ts';
import type { Sums } from '../../formulas/sum-columns.ts';

type Player = { readonly playerKey: string; readonly sums: Sums };

/** Points by `FORMULAS.mvp`, for a map or an evening. A view that shows a star explains it with `POINTS_RULE`. */
export function pointsOf({ sums }: Pick<Player, 'sums'>): number {
  return evaluate(FORMULAS.mvp, sums) ?? 0;
}

/** Finds the ranked player with most points of an evening; equal points: more damage, then the key. */
export function findStar<One extends Player & { readonly isRanked?: boolean }>(
  players: readonly One[],
): One | undefined {
  return players
    .filter(({ isRanked = true }) => isRanked)
    .toSorted(
      (a, b) =>
        pointsOf(b) - pointsOf(a) ||
        b.sums.damage_given - a.sums.damage_given ||
        (a.playerKey < b.playerKey ? -1 : 1),
    )[0];
}

/** Half of the counting rounds, the minimum to be ranked by a rate or to be the star. */
export function hasPlayedEnough(rounds: number, counting: number): boolean {
  return rounds > 0 && 2 * rounds >= counting;
}

export const POINTS_GIVEN = 'points: 3 a kill, 2 a revive, 1 an assist, 4 a dynamite planted or defused';
export const POINTS_TAKEN = 'less 1 a death, 3 a team kill';
export const POINTS_RULE = `${POINTS_GIVEN}; ${POINTS_TAKEN}`;
