// Few rounds say little: below these gates a rate is shown, but neither ranked nor crowned.
import type { Gate } from '../../catalogue/stat.ts';
import type { SumName, Sums } from '../formulas/sum-columns.ts';
import type { EtStat } from './et-stat.ts';

export const LEAST_ROUNDS = 5;
export const LEAST_MINUTES = 60;
/** What every rate needs, in words; some need more of what they are a share of. */
export const RATES_NEED = `${LEAST_ROUNDS} rounds and ${LEAST_MINUTES} minutes`;

/**
 * What a player needs to rank in a stat.
 *
 * @param minRounds what the asker wants instead of the usual rounds and minutes; also for totals.
 */
export function gatesOf(stat: EtStat, minRounds?: number): readonly Gate<SumName>[] {
  const floor = stat.floor === undefined ? [] : [stat.floor];
  if (minRounds !== undefined) return [roundGate(minRounds), ...floor];
  if (stat.kind === 'total') return [roundGate(1)];
  return [
    roundGate(LEAST_ROUNDS),
    { column: 'time_ms', least: LEAST_MINUTES * 60_000, words: `${LEAST_MINUTES} minutes` },
    ...floor,
  ];
}

function roundGate(least: number): Gate<SumName> {
  return { column: 'rounds', least, words: least === 1 ? '1 round' : `${least} rounds` };
}

export function passes(gates: readonly Gate<SumName>[], sums: Sums): boolean {
  return gates.every(({ column, least }) => sums[column] >= least);
}
