import type { EtStat } from '../../../../stats/etlegacy/catalogue/et-stat.ts';
import { findStat } from '../../../../stats/etlegacy/catalogue/find-stat.ts';
import { gatesOf, passes } from '../../../../stats/etlegacy/catalogue/gates.ts';
import { FORMULAS } from '../../../../stats/etlegacy/formulas/formulas.data.ts';
import type { PlayerTotals } from '../../../../stats/etlegacy/players/fetch-player.ts';
import { evaluate } from '../../../../stats/formulas/formula.ts';
import type { ComparedStat } from '../../../charts/text/compared-stat.ts';
import { judgeStat } from '../../../charts/text/judge-stat.ts';
import { chartFormat, chartValue } from '../../../replies/chart-stat.ts';

/** Rates only, and never two of the same numbers, because totals would compare how much players play. */
const COMPARED_STATS: readonly EtStat[] = [
  'dpm',
  'kd',
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
  readonly stat: EtStat;
  /** In the unit of the stat. */
  readonly values: readonly (number | null)[];
  /** The same in the unit of pictures; both text and picture compare by it. */
  readonly shown: ComparedStat;
  /**
   * Index of the player who is better than all others by the shown value; null for a tie, an unknown value or too few
   * rounds.
   */
  readonly best: number | null;
};

/** One row per stat; below the minimum of its leaderboard no player is better in it. */
export function compareStats(players: readonly PlayerTotals[]): ComparedRow[] {
  return COMPARED_STATS.map((stat) => {
    const values = players.map(({ sums }) => evaluate(FORMULAS[stat.formula], sums));
    const shares = values.map((value) => chartValue(stat, value));
    const shown: ComparedStat = {
      label: stat.name,
      format: chartFormat(stat),
      better: stat.better,
      tooFew: !players.every(({ sums }) => passes(gatesOf(stat), sums)),
      values: shares,
      // From zero to slightly more than the best, so that lengths can be compared.
      scale: [0, Math.max(0.01, ...shares.map((value) => (value ?? 0) * 1.1))],
    };
    return { stat, values, shown, best: judgeStat(shown) };
  });
}
