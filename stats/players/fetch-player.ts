import { type Kysely, sql } from 'kysely';
import { ALL_SUMS, totalColumns } from '../boards/total-columns.ts';
import type { DB } from '../../database/schema.ts';
import type { Sums } from '../formulas/sums.ts';
import { coveredRows, coverSql, named } from '../periods/covered-rows.ts';
import type { Scope } from '../periods/fetch-scope.ts';
import { fetchShownNames } from './fetch-shown-names.ts';

export type PlayerTotals = {
  readonly playerKey: string;
  readonly name: string;
  readonly sums: Sums;
  readonly sessions: number;
  /** Local date of the first evening in scope: 2025-10-14. */
  readonly firstDate: string;
  /** End of the last evening in scope. */
  readonly lastPlayed: Date;
};

/** What players add up to over a scope, in the order of the keys; who never played in it is missing. */
export async function fetchPlayerTotals(
  db: Kysely<DB>,
  playerKeys: readonly string[],
  scope: Scope,
): Promise<PlayerTotals[]> {
  type Row = Sums & {
    readonly player_key: string;
    readonly sessions: number;
    readonly first_date: string;
    readonly last_played: Date;
  };
  const result = await sql<Row>`
    with ${coverSql(scope)}
    select s.player_key, sum(s.sessions)::int8 as sessions, min(s.first_date) as first_date,
      max(s.ended_at) as last_played, ${totalColumns(ALL_SUMS)}
    from ${coveredRows('players', {
      columns: { ...named('player_key', 'ended_at', ...ALL_SUMS), sessions: '1', first_date: 's.local_date' },
      where: sql`s.player_key = any(${playerKeys}::text[])`,
    })} as s
    group by s.player_key
    order by array_position(${playerKeys}::text[], s.player_key)`.execute(db);
  const servers = scope.servers.map((server) => server.serverKey);
  const names = await fetchShownNames(db, servers, playerKeys);
  return result.rows.map(({ player_key, sessions, first_date, last_played, ...sums }) => ({
    playerKey: player_key,
    name: names.get(player_key) ?? player_key,
    sums,
    sessions,
    firstDate: first_date,
    lastPlayed: last_played,
  }));
}

/** One player over a scope; undefined where he never played in it. */
export async function fetchPlayer(
  db: Kysely<DB>,
  playerKey: string,
  scope: Scope,
): Promise<PlayerTotals | undefined> {
  const [player] = await fetchPlayerTotals(db, [playerKey], scope);
  return player;
}
