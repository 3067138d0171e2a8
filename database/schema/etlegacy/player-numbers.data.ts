// The numbers of one player in one round: the columns of the row that an import writes, of the table type and of the sums.
import { type CounterName, COUNTERS } from '../../../core/etlegacy/fields.ts';
import { type SnakeCase, snakeCase } from '../../../core/snake-case.ts';

/** Added up over the weapons of the player. */
export const WEAPON_TOTALS = [
  'kills',
  'deaths',
  'headshots',
  'shots',
  'hits',
  'bullet_shots',
  'bullet_hits',
] as const;

export type CounterColumn = SnakeCase<CounterName>;

/** Where the first migration put these columns; a later one adds its columns behind them, so they need no mention here. */
const PLACED: readonly CounterName[] = [
  'damageGiven',
  'damageReceived',
  'teamDamageGiven',
  'teamDamageReceived',
  'gibs',
  'teamGibs',
  'selfKills',
  'teamKills',
  'xp',
  'killingSpree',
  'deathSpree',
  'killAssists',
  'killSteals',
  'headshotKills',
  'objStolen',
  'objReturned',
  'dynPlanted',
  'dynDefused',
  'timesRevived',
  'revivesGiven',
  'usefulKills',
  'uselessKills',
  'fullSelfkills',
  'deniedS',
  'multi2',
  'multi3',
  'multi4',
  'multi5',
  'multi6',
  'repairs',
];

/** The counters of the field list in the order of the table, which differs from that of the file. */
export const PLACED_COUNTERS: readonly CounterName[] = [
  ...PLACED,
  ...COUNTERS.filter((name) => !PLACED.includes(name)),
];

/** One column per counter, in the order of the table. */
export const COUNTER_COLUMNS: readonly CounterColumn[] = PLACED_COUNTERS.map((name) => snakeCase(name));

export type PlayerNumber = (typeof WEAPON_TOTALS)[number] | CounterColumn;
/** null: unknown, because the file has no such column or the number cannot be separated from another round. */
export type PlayerNumbers = Record<PlayerNumber, number | null>;
