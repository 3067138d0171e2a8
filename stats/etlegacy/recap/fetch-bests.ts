import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { coveredRows, coverSql, everySession, named } from '../periods/covered-rows.ts';
import type { Merges } from '../merges/merges.ts';
import type { PlayedType } from '../../../database/schema/etlegacy.ts';
import { BEST_COLUMNS } from '../formulas/sums.ts';
import { mapKey } from './map-key.ts';

type BestColumn = (typeof BEST_COLUMNS)[number];
/** The largest value of a single round, 0 if there was none. */
export type Best = Readonly<Record<BestColumn, number>>;

export type Bests = {
  readonly server: Best & { readonly sessions: number };
  /** By player key; `rounds`: number of rounds played before. Missing: none before. */
  readonly players: ReadonlyMap<string, Best & { readonly rounds: number }>;
  /** By `mapKey`; missing: never played before. */
  readonly maps: ReadonlyMap<string, MapBest>;
};

export type MapBest = Best & {
  readonly sessions: number;
  /** Completed attacks, and the time of the fastest; null if there was none. */
  readonly completed: number;
  readonly fastestS: number | null;
};

export type BestsQuery = {
  readonly server: string;
  readonly merges: Merges;
  /** Only sessions that ended before this instant. */
  readonly before: Date;
  readonly playerKeys: readonly string[];
  readonly maps: readonly string[];
};

/** Returns the best single rounds on a server before an evening: of all players, of these players, on these maps. */
export async function fetchBests(db: Kysely<DB>, query: BestsQuery): Promise<Bests> {
  const { server, merges, before, playerKeys, maps } = query;
  const scope = everySession([server], merges);
  const cover = coverSql(scope, { endedBefore: before });
  const best = sql.join(
    BEST_COLUMNS.map((name) => sql`coalesce(max(${sql.ref(`s.${name}`)}), 0)::int8 as ${sql.ref(name)}`),
  );
  const ofAll = sql<Bests['server']>`
    with ${cover}
    select (select count(*)::int8 from etlegacy.sessions where server_key = ${server} and ended_at < ${before})
      as sessions, ${best}
    from ${coveredRows('maps', scope, { columns: named(...BEST_COLUMNS) })} as s`.execute(db);
  const ofPlayers = sql<Best & { rounds: number; player_key: string }>`
    with ${cover}
    select s.player_key, sum(s.rounds)::int8 as rounds, ${best}
    from ${coveredRows('players', scope, {
      columns: named('player_key', 'rounds', ...BEST_COLUMNS),
      players: playerKeys,
    })} as s
    group by s.player_key`.execute(db);
  const ofMaps = sql<MapBest & { map: string; gameType: PlayedType }>`
    with ${cover}
    select s.map, s.game_type as "gameType", sum(s.sessions)::int8 as sessions, sum(s.completed)::int8 as completed,
      min(s.fastest_ms) / 1000.0::float8 as "fastestS", ${best}
    from ${coveredRows('maps', scope, {
      columns: { ...named('map', 'game_type', 'completed', 'fastest_ms', ...BEST_COLUMNS), sessions: '1' },
      where: sql`s.map = any(${maps}::text[])`,
    })} as s
    group by s.map, s.game_type`.execute(db);
  const [all, players, byMap] = await Promise.all([ofAll, ofPlayers, ofMaps]);
  const [server0] = all.rows;
  if (server0 === undefined) throw new Error('An aggregate always has a row');
  return {
    server: server0,
    players: new Map(players.rows.map((row) => [row.player_key, row])),
    maps: new Map(byMap.rows.map((row) => [mapKey(row.map, row.gameType), row])),
  };
}
