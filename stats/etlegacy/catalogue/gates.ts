// A rate over few rounds means little: below these gates it is shown, but neither ranked nor highlighted.
import type { Gate } from '../../catalogue/stat.ts';
import type { SumName, Sums } from '../formulas/sum-columns.ts';
import type { Formula } from '../../formulas/formula.ts';
import { FORMULAS } from '../formulas/formulas.data.ts';
import type { EtStat } from './et-stat.ts';

export const LEAST_ROUNDS = 5;
export const LEAST_MINUTES = 60;
/** The gates of every rate, in words; some rates also need a minimum of their denominator. */
export const RATES_NEED = `${LEAST_ROUNDS} rounds and ${LEAST_MINUTES} minutes`;

/**
 * Returns what a player needs to rank in a stat. Only rounds that tell the stat count, and only their minutes.
 *
 * @param minRounds the requested minimum, which replaces the usual rounds and minutes; applies to totals too.
 */
export function gatesOf(stat: EtStat, minRounds?: number): readonly Gate<SumName>[] {
  const floor = stat.floor === undefined ? [] : [stat.floor];
  const [rounds, time] = measuresOf(FORMULAS[stat.formula]);
  if (minRounds !== undefined) return [roundGate(rounds, minRounds), ...floor];
  if (stat.kind === 'total') return [roundGate(rounds, 1)];
  return [
    roundGate(rounds, LEAST_ROUNDS),
    { column: time, least: LEAST_MINUTES * 60_000, words: `${LEAST_MINUTES} minutes` },
    ...floor,
  ];
}

/** What counts the rounds that tell a stat, and how long they were. */
function measuresOf(formula: Formula<SumName>): readonly [rounds: SumName, time: SumName] {
  const known = formula.told?.rows === undefined ? 'rounds' : formula.told.known[0];
  return [known, TIMES[known] ?? 'played_ms'];
}

const TIMES: Partial<Record<SumName, SumName>> = {
  timed_rounds: 'time_ms',
  alive_rounds: 'alive_time_ms',
  denied_rounds: 'denied_time_ms',
  damage_rounds: 'damage_ms',
  gib_rounds: 'gib_ms',
  lua_rounds: 'lua_ms',
  xp_rounds: 'xp_ms',
  aim_rounds: 'aim_ms',
};

function roundGate(column: SumName, least: number): Gate<SumName> {
  return { column, least, words: least === 1 ? '1 round' : `${least} rounds` };
}

export function passes(gates: readonly Gate<SumName>[], sums: Sums): boolean {
  return gates.every(({ column, least }) => sums[column] >= least);
}
