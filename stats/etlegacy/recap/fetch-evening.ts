import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { CountingRow } from '../formulas/sums.ts';
import { fetchLineupCorrections } from '../lineups/fetch-lineup-corrections.ts';
import { fetchRosters } from '../lineups/fetch-rosters.ts';
import { fetchWornNames } from '../lineups/fetch-worn-names.ts';
import { findLineups } from '../lineups/find-lineups.ts';
import { boundariesOf, givenNamesOf } from '../lineups/lineup-corrections.ts';
import type { Lineups } from '../lineups/lineups.ts';
import { nameTeams } from '../lineups/name-teams.ts';
import { fetchMerges } from '../merges/fetch-merges.ts';
import { fetchPrivatePlayers } from '../players/fetch-private-players.ts';
import { fetchShownNames } from '../players/fetch-shown-names.ts';
import type { Merges } from '../merges/merges.ts';
import { fetchSessionRounds, type RoundFacts } from '../sessions/fetch-session-rounds.ts';
import { buildBlocks } from './build-blocks.ts';
import { type StoredMatch, toPlayedMaps } from './build-maps.ts';
import { START_SQL } from '../sessions/start-sql.ts';
import { type Bests, fetchBests } from './fetch-bests.ts';
import { fetchRoundRows } from './fetch-round-rows.ts';
import { fetchSessionPlayers } from './fetch-session-players.ts';
import type { RecapBlock } from './session-recap.ts';

/** The common data of all views of an evening or of one of its maps, so that a team has one name in all of them. */
export type EveningFacts = {
  readonly session: NonNullable<Awaited<ReturnType<typeof fetchSession>>>;
  readonly merges: Merges;
  /** All rounds of any status, ordered by time. */
  readonly rounds: readonly RoundFacts[];
  readonly matches: readonly StoredMatch[];
  /** Of the counting rounds, ordered by time. */
  readonly rows: readonly CountingRow[];
  /** One per person. */
  readonly totals: Awaited<ReturnType<typeof fetchSessionPlayers>>;
  readonly names: ReadonlyMap<string, string>;
  /** The bests before this evening. */
  readonly bests: Bests;
  readonly lineups: Lineups;
  readonly blocks: readonly RecapBlock[];
};

/** @returns undefined if there is no such session. */
export async function fetchEvening(db: Kysely<DB>, sessionId: number): Promise<EveningFacts | undefined> {
  const session = await fetchSession(db, sessionId);
  if (session === undefined) return undefined;
  const server = session.server_key;
  const merges = await fetchMerges(db, [server]);
  const [rounds, matches, rows, totals] = await Promise.all([
    fetchSessionRounds(db, sessionId),
    fetchMatches(db, sessionId),
    fetchRoundRows(db, { sessionId }, merges),
    fetchSessionPlayers(db, sessionId, merges),
  ]);
  const ids = matches.map(({ id }) => id);
  const [rosters, worn, corrections] = await Promise.all([
    fetchRosters(db, ids, merges),
    fetchWornNames(db, ids, merges),
    fetchLineupCorrections(db, { server, sessionId }),
  ]);
  const rostered = rosters.flatMap(({ first, second }) => [...first, ...second]);
  const keys = [...new Set([...totals.map((row) => row.player_key), ...rostered])];
  const found = findLineups(toPlayedMaps(matches, rosters), boundariesOf(corrections));
  const maps = [...new Set(matches.map(({ map }) => map.toLowerCase()))];
  const [names, hidden, bests] = await Promise.all([
    fetchShownNames(db, [server], keys),
    fetchPrivatePlayers(db, merges, keys),
    fetchBests(db, { server, merges, before: session.ended_at, playerKeys: keys, maps }),
  ]);
  const facts = { names, hidden, worn, fame: countRounds(bests, totals) };
  const named = nameTeams(found, facts, givenNamesOf(corrections, found));
  const blocks = buildBlocks(named, { rounds, names });
  return { session, merges, rounds, matches, rows, totals, names, bests, lineups: named.lineups, blocks };
}

/** The number of rounds each had played by the end of this evening, so that later rounds never rename an old team. */
function countRounds(
  bests: Bests,
  tonight: readonly { readonly player_key: string; readonly rounds: number }[],
): Map<string, number> {
  const counts = new Map(Array.from(bests.players, ([key, { rounds }]) => [key, rounds]));
  for (const { player_key: key, rounds } of tonight) counts.set(key, (counts.get(key) ?? 0) + rounds);
  return counts;
}

async function fetchSession(db: Kysely<DB>, sessionId: number) {
  return await db
    .selectFrom('etlegacy.sessions as s')
    .innerJoin('etlegacy.servers as v', 'v.key', 's.server_key')
    .select(['s.id', 's.server_key', 's.local_date', 's.ended_at', 'v.zone'])
    .select(START_SQL.as('started_at'))
    .where('s.id', '=', sessionId)
    .executeTakeFirst();
}

async function fetchMatches(db: Kysely<DB>, sessionId: number): Promise<StoredMatch[]> {
  const { rows } = await sql<StoredMatch>`
    select m.id, m.map, m.result, m.first_won as "firstWon", coalesce(r.game_type, 'single') as "gameType"
    from etlegacy.matches as m join etlegacy.rounds as r on r.id = coalesce(m.r2_id, m.r1_id)
    where m.session_id = ${sessionId}
    order by m.ended_at, m.id`.execute(db);
  return rows;
}
