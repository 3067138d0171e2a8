import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { BEST_COLUMNS } from '../formulas/sums.ts';

type BestColumn = (typeof BEST_COLUMNS)[number];
/** The largest value of a single round, 0 where there was none. */
export type Best = Readonly<Record<BestColumn, number>>;

export type Bests = {
  readonly server: Best & { readonly sessions: number };
  /** By player key; `rounds`: how many he had played. Missing: none before. */
  readonly players: ReadonlyMap<string, Best & { readonly rounds: number }>;
  /** By map in lower case; missing: never played before. */
  readonly maps: ReadonlyMap<string, Best & { readonly sessions: number }>;
};

export type BestsQuery = {
  readonly server: string;
  /** Only sessions that ended before this instant. */
  readonly before: Date;
  readonly playerKeys: readonly string[];
  readonly maps: readonly string[];
};

/** The best single rounds on a server before an evening: of all, of these players, on these maps. */
export async function fetchBests(db: Kysely<DB>, query: BestsQuery): Promise<Bests> {
  const { server, before, playerKeys, maps } = query;
  const best = sql.join(
    BEST_COLUMNS.map((name) => sql`coalesce(max(${sql.ref(name)}), 0)::int8 as ${sql.ref(name)}`),
  );
  const all = await sql<Bests['server']>`
    select (select count(*)::int8 from etlegacy.sessions where server_key = ${server} and ended_at < ${before})
      as sessions, ${best}
    from etlegacy.session_maps where server_key = ${server} and ended_at < ${before}`.execute(db);
  const players = await sql<Best & { rounds: number; player_key: string }>`
    select player_key, sum(rounds)::int8 as rounds, ${best}
    from etlegacy.player_sessions
    where player_key = any(${playerKeys}::text[]) and server_key = ${server} and ended_at < ${before}
    group by player_key`.execute(db);
  const byMap = await sql<Best & { sessions: number; map: string }>`
    select map, count(*)::int8 as sessions, ${best}
    from etlegacy.session_maps
    where map = any(${maps}::text[]) and server_key = ${server} and ended_at < ${before}
    group by map`.execute(db);
  const [server0] = all.rows;
  if (server0 === undefined) throw new Error('An aggregate always has a row');
  return {
    server: server0,
    players: new Map(players.rows.map((row) => [row.player_key, row])),
    maps: new Map(byMap.rows.map((row) => [row.map, row])),
  };
}
