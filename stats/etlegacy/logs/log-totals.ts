import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { LOG_SUMS, type LogSum } from '../formulas/log-formulas.data.ts';
import { keysOf, personSql } from '../merges/merges.ts';
import type { Scope } from '../periods/fetch-scope.ts';
import { loggedSql } from './logged-rounds.ts';

/** A sum leaves out rounds of which the log does not tell it; damage counts where overkill is known. */
const COLUMNS = {
  rounds: sql`count(*)`,
  kills: sql`sum(p.kills)`,
  deaths: sql`sum(p.deaths)`,
  trades: sql`sum(p.trades)`,
  traded_deaths: sql`sum(p.traded_deaths)`,
  first_kills: sql`sum(p.first_kills)`,
  last_kills: sql`sum(p.last_kills)`,
  late_kills: sql`sum(p.late_kills)`,
  overkill: sql`sum(p.overkill)`,
  overkill_damage: sql`sum(p.damage_given) filter (where p.overkill is not null)`,
  overkill_rounds: sql`count(p.overkill)`,
  longest_life_ms: sql`max(p.longest_life_ms)`,
  killing_spree: sql`max(p.killing_spree)`,
  multikills: sql`sum(2 * p.multi2 + 3 * p.multi3 + 4 * p.multi4 + 5 * p.multi5 + 6 * p.multi6)`,
  timed_lives: sql`count(p.longest_life_ms)`,
  timed_ends: sql`count(p.late_kills)`,
} as const satisfies Record<LogSum, RawBuilder<unknown>>;

type Narrowing = { readonly map?: string | undefined; readonly playerKey?: string };

/** The common tables `logged` and `totals`: the sums of each player over the rounds of a scope with a log; no bots. */
export function logTotalsSql(scope: Scope, { map, playerKey }: Narrowing = {}): RawBuilder<unknown> {
  const sums = sql.join(
    LOG_SUMS.map((name) => sql`coalesce(${COLUMNS[name]}, 0)::float8 as ${sql.ref(name)}`),
  );
  const onMap = map === undefined ? sql`` : sql`and l.map = ${map.toLowerCase()}`;
  const ofPlayer =
    playerKey === undefined
      ? sql``
      : sql`and p.player_key = any(${keysOf(scope.merges, [playerKey])}::text[])`;
  return sql`
    ${loggedSql(scope)},
    totals as (
      select ${personSql(scope.merges, 'p.player_key')} as player_key, ${sums},
        coalesce(sum(r.time_ms), 0)::float8 as time_ms,
        (count(*) filter (where r.time_ms > 0))::float8 as timed_rounds
      from logged as l
      join etlegacy.player_logs as p on p.round_id = l.round_id
      join etlegacy.player_rounds as r on r.round_id = p.round_id and r.player_key = p.player_key
      where not r.is_bot ${onMap} ${ofPlayer}
      group by 1)`;
}

export type LogSums = Readonly<Record<LogSum, number>>;

/** Returns the sums of one person over the rounds of a scope with a log; undefined where there is none. */
export async function fetchLogSums(
  db: Kysely<DB>,
  playerKey: string,
  scope: Scope,
): Promise<LogSums | undefined> {
  const names = sql.join(LOG_SUMS.map((name) => sql.ref(name)));
  const { rows } = await sql<LogSums>`
    with ${logTotalsSql(scope, { playerKey })} select ${names} from totals`.execute(db);
  return rows[0];
}
