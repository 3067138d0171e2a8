import type { Sums, SumName } from './sum-columns.ts';
import type { Selectable } from 'kysely';
import type { CountingRowView } from '../../../database/schema/etlegacy/rows.ts';
import { WEAPON_TOTALS } from '../../../database/schema/etlegacy/player-numbers.data.ts';
import {
  ADDED_COUNTERS,
  SUM_COLUMNS,
  type SumColumns,
} from '../../../database/schema/etlegacy/sum-columns.data.ts';
import { EMPTY_SUMS } from './empty-sums.ts';

/** Columns whose total is the largest of the parts. */
export const BEST_COLUMNS = [
  'killing_spree',
  'death_spree',
  'best_kills',
  'best_damage_given',
  'best_revives',
  'best_gibs',
  'best_headshot_kills',
  'best_useful_kills',
  'best_kill_assists',
  'best_multi',
] as const satisfies readonly SumName[];

const bests: ReadonlySet<string> = new Set(BEST_COLUMNS);

export function isBestColumn(name: SumName): boolean {
  return bests.has(name);
}

export const SUM_NAMES: readonly SumName[] = SUM_COLUMNS;

export type CountingRow = Selectable<CountingRowView>;

/** Numbers of a row that add up under their own name. */
const ADDED = [...WEAPON_TOTALS, ...ADDED_COUNTERS, 'revives'] as const;

const STEADY_MS = 60_000;
/** The largest believable damage per minute, in tenths; an outlier must not outweigh all other rows. */
const MOST_DPM10 = 100_000;

/**
 * Adds up counting rows of one player. Wins and losses belong to matches, not to rows: they are 0 here.
 *
 * Times in ms, damage in hp, `denied_s` in seconds; see `SUM_COLUMNS` for the rest.
 */
export function sumRows(rows: readonly CountingRow[]): Sums {
  const sums: SumColumns = { ...EMPTY_SUMS, ...sumTimes(rows), ...sumTold(rows), ...findBests(rows) };
  for (const name of ADDED) sums[name] = total(rows, (row) => row[name]);
  return sums;
}

/** Adds two sums. */
export function addSums(a: Sums, b: Sums): Sums {
  const sums: SumColumns = { ...EMPTY_SUMS };
  for (const name of SUM_NAMES) {
    sums[name] = isBestColumn(name) ? Math.max(a[name], b[name]) : a[name] + b[name];
  }
  return sums;
}

function sumTimes(rows: readonly CountingRow[]) {
  const time = (some: readonly CountingRow[]) => total(some, (row) => row.time_ms);
  const damage = (some: readonly CountingRow[]) => total(some, (row) => row.damage_given);
  const alive = rows.filter((row) => row.alive_ms !== null);
  const timed = rows.filter((row) => row.time_ms !== null);
  const attack = timed.filter((row) => row.is_attacker === true && row.damage_given !== null);
  const defence = timed.filter((row) => row.is_attacker === false && row.damage_given !== null);
  const steady = rows.filter((row) => (row.time_ms ?? 0) > STEADY_MS && row.damage_given !== null);
  return {
    rounds: rows.filter(isPlayed).length,
    time_ms: time(rows),
    alive_ms: total(alive, (row) => row.alive_ms),
    alive_time_ms: time(alive),
    alive_damage_given: damage(alive),
    denied_time_ms: time(rows.filter((row) => row.denied_s !== null)),
    wave_rounds: rows.filter((row) => row.useless_kills !== null).length,
    repair_rounds: rows.filter((row) => row.repairs !== null).length,
    attack_damage_given: damage(attack),
    attack_time_ms: time(attack),
    defence_damage_given: damage(defence),
    defence_time_ms: time(defence),
    dpm_rounds: steady.length,
    dpm_sum: total(steady, dpm10),
    dpm_squares: total(steady, (row) => dpm10(row) ** 2),
  };
}

/** Over the rows that tell something: how many rounds they are, how long, and what shares are divided by. */
function sumTold(rows: readonly CountingRow[]) {
  const timed = rows.filter((row) => row.time_ms !== null);
  const told = (pick: (row: CountingRow) => number | null) => {
    const some = rows.filter((row) => pick(row) !== null);
    return {
      rounds: some.filter(isPlayed).length,
      ms: total(some, (row) => row.time_ms ?? row.duration_ms),
      timeMs: total(some, (row) => row.time_ms),
      kills: total(some, (row) => row.kills),
      deaths: total(some, (row) => row.deaths),
    };
  };
  const [hurt, gibs, lua] = [
    told((row) => row.damage_given),
    told((row) => row.gibs),
    told((row) => row.killing_spree),
  ];
  const [xp, aim] = [told((row) => row.xp), told((row) => row.bullet_shots)];
  return {
    timed_rounds: timed.filter(isPlayed).length,
    played_ms: total(rows, (row) => row.time_ms ?? row.duration_ms),
    timed_kills: total(timed, (row) => row.kills),
    timed_damage_given: total(timed, (row) => row.damage_given),
    damage_time_ms: hurt.timeMs,
    damage_rounds: hurt.rounds,
    damage_ms: hurt.ms,
    damage_deaths: hurt.deaths,
    gib_rounds: gibs.rounds,
    gib_ms: gibs.ms,
    gib_kills: gibs.kills,
    lua_rounds: lua.rounds,
    lua_ms: lua.ms,
    lua_kills: lua.kills,
    xp_rounds: xp.rounds,
    xp_ms: xp.ms,
    aim_rounds: aim.rounds,
    aim_ms: aim.ms,
    own_rounds: told((row) => row.self_kills).rounds,
    revive_rounds: told((row) => row.revives).rounds,
    alive_rounds: told((row) => row.alive_ms).rounds,
    denied_rounds: timed.filter((row) => row.denied_s !== null && isPlayed(row)).length,
    timed_denied_s: total(timed, (row) => row.denied_s),
  };
}

/** A line without any time is of a player who took no part; a time that no document tells is another matter. */
function isPlayed({ time_ms: time }: CountingRow): boolean {
  return time !== 0;
}

function findBests(rows: readonly CountingRow[]): Record<(typeof BEST_COLUMNS)[number], number> {
  const best = (pick: (row: CountingRow) => number | null) =>
    Math.max(0, ...rows.map((row) => pick(row) ?? 0));
  return {
    killing_spree: best((row) => row.killing_spree),
    death_spree: best((row) => row.death_spree),
    best_kills: best((row) => row.kills),
    best_damage_given: best((row) => row.damage_given),
    best_revives: best((row) => row.revives),
    best_gibs: best((row) => row.gibs),
    best_headshot_kills: best((row) => row.headshot_kills),
    best_useful_kills: best((row) => row.useful_kills),
    best_kill_assists: best((row) => row.kill_assists),
    best_multi: best(longestChain),
  };
}

/** The most kills in one multi kill, 0 without any. */
export function longestChain(
  row: Pick<CountingRow, 'multi2' | 'multi3' | 'multi4' | 'multi5' | 'multi6'>,
): number {
  const chains = [row.multi2, row.multi3, row.multi4, row.multi5, row.multi6];
  const longest = chains.findLastIndex((count) => (count ?? 0) > 0);
  return longest < 0 ? 0 : longest + 2;
}

function dpm10(row: CountingRow): number {
  return Math.min(MOST_DPM10, Math.round(((row.damage_given ?? 0) * 600_000) / (row.time_ms ?? 1)));
}

function total(rows: readonly CountingRow[], pick: (row: CountingRow) => number | null): number {
  return rows.reduce((sum, row) => sum + (pick(row) ?? 0), 0);
}
