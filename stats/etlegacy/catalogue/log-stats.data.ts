// Stats that only an event log proves. Their rounds are those with a log that is not broken.
import type { Gate, Stat } from '../../catalogue/stat.ts';
import type { LogFormulaName, LogSum } from '../formulas/log-formulas.data.ts';

export type LogStat = Stat<LogFormulaName, LogSum> & {
  /** Tells it from the stats of counters. */
  readonly source: 'log';
};

const KILLS = { column: 'kills', least: 100, words: '100 kills in rounds with a log' } as const;
const DEATHS = { column: 'deaths', least: 100, words: '100 deaths in rounds with a log' } as const;
const OPENINGS = { column: 'rounds', least: 20, words: '20 rounds with a log' } as const;

const COMMON = { better: 'higher', source: 'log' } as const;

export const LOG_STATS = [
  {
    ...COMMON,
    key: 'trades',
    name: 'Trades',
    short: 'TRD',
    group: 'log',
    unit: 'kills',
    formula: 'trades',
    about: 'kills of somebody who had killed a team mate within the 3 s before',
    digits: 0,
    kind: 'total',
  },
  {
    ...COMMON,
    key: 'trade_share',
    name: 'Trade rate',
    short: 'TRD%',
    group: 'log',
    unit: 'percent',
    formula: 'tradeShare',
    about: 'trades / kills, in rounds with an event log',
    digits: 1,
    kind: 'rate',
    floor: KILLS,
  },
  {
    ...COMMON,
    key: 'traded_share',
    name: 'Deaths traded',
    short: 'TRDD%',
    group: 'log',
    unit: 'percent',
    formula: 'tradedShare',
    about:
      'deaths whose killer a team mate killed within 3 s / deaths by enemies, in rounds with an event log',
    digits: 1,
    kind: 'rate',
    floor: DEATHS,
  },
  {
    ...COMMON,
    key: 'first_kills',
    name: 'First kills',
    short: 'FK',
    group: 'log',
    unit: 'kills',
    formula: 'firstKills',
    about: 'rounds whose first kill was theirs',
    digits: 0,
    kind: 'total',
  },
  {
    ...COMMON,
    key: 'first_kill_share',
    name: 'First kill rate',
    short: 'FK%',
    group: 'log',
    unit: 'percent',
    formula: 'firstKillShare',
    about: 'rounds whose first kill was theirs / rounds with an event log',
    digits: 1,
    kind: 'rate',
    floor: OPENINGS,
  },
  {
    ...COMMON,
    key: 'last_kills',
    name: 'Last kills',
    short: 'LK',
    group: 'log',
    unit: 'kills',
    formula: 'lastKills',
    about: 'rounds whose last kill was theirs',
    digits: 0,
    kind: 'total',
  },
  {
    ...COMMON,
    key: 'late_kills',
    name: 'Kills in the last minute',
    short: 'LATE',
    group: 'log',
    unit: 'kills',
    formula: 'lateKills',
    about: 'kills in the last minute of a round',
    digits: 0,
    kind: 'total',
  },
  {
    ...COMMON,
    key: 'longest_life',
    name: 'Longest life',
    short: 'LIFE',
    group: 'log',
    unit: 'minutes',
    formula: 'longestLife',
    about: 'longest time from a spawn or revive to the next death or the end, in one round',
    digits: 0,
    kind: 'total',
  },
  {
    ...COMMON,
    key: 'log_spree',
    name: 'Longest spree in event logs',
    short: 'LSPR',
    group: 'log',
    unit: 'spree',
    formula: 'killingSpree',
    about: 'most kills in a row without dying, in one round with an event log; sprees of three kills or more',
    digits: 0,
    kind: 'total',
  },
  {
    ...COMMON,
    key: 'log_multikills',
    name: 'Multikills in event logs',
    short: 'LMUL',
    group: 'log',
    unit: 'kills',
    formula: 'multikills',
    about:
      'kills in chains of two to six, each less than 3 s after the one before, in rounds with an event log',
    digits: 0,
    kind: 'total',
  },
  {
    ...COMMON,
    key: 'overkill_share',
    name: 'Overkill',
    short: 'OVK%',
    group: 'log',
    unit: 'percent',
    formula: 'overkillShare',
    about: 'damage beyond the health that was left / all damage of their hits, in rounds with an event log',
    better: 'lower',
    digits: 1,
    kind: 'rate',
    floor: KILLS,
  },
] as const satisfies readonly LogStat[];

const LEAST_ROUNDS = 5;

/**
 * Returns what a player needs to rank in a stat of logs: 5 rounds with a log for a rate, 1 for a total.
 *
 * @param minRounds the requested minimum, which replaces these.
 */
export function logGatesOf(stat: LogStat, minRounds?: number): readonly Gate<LogSum>[] {
  const least = minRounds ?? (stat.kind === 'rate' ? LEAST_ROUNDS : 1);
  const words = least === 1 ? '1 round with a log' : `${least} rounds with a log`;
  return [
    { column: 'rounds', least, words },
    ...(stat.floor === undefined || (stat.floor.column === 'rounds' && minRounds !== undefined)
      ? []
      : [stat.floor]),
  ];
}
