// A rate over few rounds means little: below these gates it is shown, but neither ranked nor highlighted.
import type { Gate } from '../../catalogue/stat.ts';
import type { SumName, Sums } from '../formulas/sum-columns.ts';
import type { EtStat } from './et-stat.ts';

export const LEAST_ROUNDS = 5;
export const LEAST_MINUTES = 60;
/** The gates of every rate, in words; some rates also need a minimum of their denominator. */
export const RATES_NEED = `${LEAST_ROUNDS} rounds and ${LEAST_MINUTES} minutes`;

/**
 * Returns what a player needs to rank in a stat.
 *
 * @param minRounds the requested minimum, which replaces the usual rounds and minutes; applies to totals too.
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
