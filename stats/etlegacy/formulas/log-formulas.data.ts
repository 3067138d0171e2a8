// Formulas over what follows from event logs. Each line of a player and round with a log is summed; longest_life_ms and
// killing_spree are the best single round. Times are in milliseconds, damage is in hp, shares are percentages (0 to 100).
import type { Formula as FormulaOver } from '../../formulas/formula.ts';

/**
 * Columns of `etlegacy.player_logs`, besides `rounds`, how many of them there are, and `timed_lives`, `timed_ends` and
 * `overkill_rounds`, how many tell the longest life, the last minute and overkill: logs of deaths alone and those that hide a pause
 * do not. `multikills` are kills in chains.
 */
export const LOG_SUMS = [
  'rounds',
  'kills',
  'deaths',
  'trades',
  'traded_deaths',
  'first_kills',
  'last_kills',
  'late_kills',
  'overkill',
  'overkill_damage',
  'overkill_rounds',
  'longest_life_ms',
  'timed_lives',
  'timed_ends',
  'killing_spree',
  'multikills',
] as const;
export type LogSum = (typeof LOG_SUMS)[number];

type Formula = FormulaOver<LogSum>;

const PERCENT = 100;

function total(of: LogSum, factor = 1): Formula {
  return { kind: 'total', of: [[of, factor]] };
}

function share(top: LogSum, ...bottom: LogSum[]): Formula {
  return { kind: 'ratio', top: [top], bottom, scale: PERCENT, whenZero: 'none' };
}

export const LOG_FORMULAS = {
  /** Kills of somebody who had killed a team mate within the 3 s before. */
  trades: total('trades'),
  tradeShare: share('trades', 'kills'),
  tradedShare: share('traded_deaths', 'deaths'),
  firstKills: total('first_kills'),
  firstKillShare: share('first_kills', 'rounds'),
  lastKills: total('last_kills'),
  lateKills: {
    ...total('late_kills'),
    told: { known: ['timed_ends'], rows: 'rounds', least: 'some' },
  },
  longestLife: {
    ...total('longest_life_ms', 1 / 60_000),
    told: { known: ['timed_lives'], rows: 'rounds', least: 'some' },
  },
  killingSpree: total('killing_spree'),
  multikills: total('multikills'),
  /** Damage beyond the health that was left, of all damage dealt in these rounds. */
  overkillShare: {
    ...share('overkill', 'overkill', 'overkill_damage'),
    told: { known: ['overkill_rounds'], rows: 'rounds', least: 'half' },
  },
} as const satisfies Record<string, Formula>;

export type LogFormulaName = keyof typeof LOG_FORMULAS;
