import { findStat } from '../../stats/etlegacy/catalogue/find-stat.ts';
import { LEAST_ROUNDS } from '../../stats/etlegacy/catalogue/gates.ts';
import type { Stat } from '../../stats/catalogue/stat.ts';
import { evaluate } from '../../stats/formulas/formula.ts';
import { FORMULAS } from '../../stats/etlegacy/formulas/formulas.data.ts';
import type { PlayerTotals } from '../../stats/etlegacy/players/fetch-player.ts';

/** Rates only: totals would compare how often somebody plays. */
const COMPARED_STATS: readonly Stat[] = [
  'dpm',
  'kd',
  'efficiency',
  'accuracy',
  'headshots',
  'useful_share',
  'gib_share',
  'damage_ratio',
  'dpr',
  'revives_round',
  'survival',
].flatMap((key) => findStat(key) ?? []);

export type ComparedRow = {
  readonly stat: Stat;
  readonly values: readonly (number | null)[];
  /** Index of who is better than all others; null for a tie or an unknown value. */
  readonly best: number | null;
};

export function compareStats(players: readonly PlayerTotals[]): ComparedRow[] {
  return COMPARED_STATS.map((stat) => {
    const values = players.map(({ sums }) => evaluate(FORMULAS[stat.formula], sums));
    return { stat, values, best: bestOf(stat, values) };
  });
}

/** Too few rounds on any side say nothing about who is better. */
export function mayCrown(players: readonly PlayerTotals[]): boolean {
  return players.length > 1 && players.every(({ sums }) => sums.rounds >= LEAST_ROUNDS);
}

function bestOf({ better, digits }: Stat, values: readonly (number | null)[]): number | null {
  const shown = values.map((value) => (value === null ? null : Number(value.toFixed(digits))));
  const known = shown.filter((value) => value !== null);
  if (known.length < 2) return null;
  const best = better === 'higher' ? Math.max(...known) : Math.min(...known);
  return known.filter((value) => value === best).length === 1 ? shown.indexOf(best) : null;
}
