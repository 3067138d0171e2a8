import { type Kysely, sql } from 'kysely';
import { totalColumns } from '../formulas/total-columns.ts';
import type { DB } from '../../../database/schema.ts';
import { SUM_NAMES } from '../formulas/sums.ts';
import type { Sums } from '../formulas/sum-columns.ts';
import { coveredRows, coverSql, named } from '../periods/covered-rows.ts';
import { inScope, type Scope } from '../periods/fetch-scope.ts';
import { fetchShownNames } from './fetch-shown-names.ts';
import { keysOf, personSql } from '../merges/merges.ts';

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

/** Returns the sums of players over a scope, in the order of the keys; players who never played in it are missing. */
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
      max(s.ended_at) as last_played, ${totalColumns(SUM_NAMES)}
    from ${coveredRows('players', scope, {
      columns: {
        ...named('player_key', 'ended_at', ...SUM_NAMES),
        sessions: '1',
        first_date: 's.local_date',
      },
      players: playerKeys,
    })} as s
    group by s.player_key
    order by array_position(${playerKeys}::text[], s.player_key)`.execute(db);
  const servers = scope.servers.map((server) => server.serverKey);
  const evenings = await countEvenings(db, playerKeys, scope);
  const names = await fetchShownNames(db, servers, playerKeys);
  return result.rows.map(({ player_key, sessions, first_date, last_played, ...sums }) => ({
    playerKey: player_key,
    name: names.get(player_key) ?? player_key,
    sums,
    sessions: evenings.get(player_key) ?? sessions,
    firstDate: first_date,
    lastPlayed: last_played,
  }));
}

/** For merged people, because two keys on one evening have two rows of it. */
async function countEvenings(
  db: Kysely<DB>,
  playerKeys: readonly string[],
  scope: Scope,
): Promise<Map<string, number>> {
  const { merges } = scope;
  const keys = keysOf(merges, playerKeys);
  if (keys.length === new Set(playerKeys).size) return new Map();
  const result = await sql<{ player_key: string; sessions: number }>`
    select p.player_key, count(distinct p.session_id)::int8 as sessions
    from (
      select ${personSql(merges, 's.player_key')} as player_key, s.session_id
      from etlegacy.session_players as s where s.player_key = any(${keys}::text[]) and ${inScope(scope)}
    ) as p
    group by p.player_key`.execute(db);
  return new Map(result.rows.map((row) => [row.player_key, row.sessions]));
}

/** Returns one player's sums over a scope; undefined if they never played in it. */
export async function fetchPlayer(
  db: Kysely<DB>,
  playerKey: string,
  scope: Scope,
): Promise<PlayerTotals | undefined> {
  const [player] = await fetchPlayerTotals(db, [playerKey], scope);
  return player;
}
