import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { stripColors } from '../../../parsers/etlegacy/color-codes.ts';
import { evaluate } from '../../formulas/formula.ts';
import { FORMULAS } from '../formulas/formulas.data.ts';
import { damagePerMinute } from '../formulas/damage-per-minute.ts';
import type { CountingRow } from '../formulas/sums.ts';
import { fetchRosters } from '../lineups/fetch-rosters.ts';
import { findLineups, type Lineups } from '../lineups/find-lineups.ts';
import { fetchMerges } from '../players/fetch-merges.ts';
import { fetchShownNames } from '../players/fetch-shown-names.ts';
import { fetchSessionRounds, type RoundFacts } from '../sessions/fetch-session-rounds.ts';
import { buildBlocks } from './build-blocks.ts';
import { buildMaps, toPlayedMaps } from './build-maps.ts';
import { buildNotes } from './build-notes.ts';
import { chooseHighlights } from './choose-highlights.ts';
import { type Bests, fetchBests } from './fetch-bests.ts';
import { fetchBrokenLaws } from './fetch-broken-laws.ts';
import { fetchRoundRows } from './fetch-round-rows.ts';
import { fetchSessionPlayers } from './fetch-session-players.ts';
import { fetchSessionWeapons } from './fetch-session-weapons.ts';
import { findMapHighlights } from './find-map-highlights.ts';
import { findPlayerHighlights } from './find-player-highlights.ts';
import type { RecapPlayer, SessionRecap } from './session-recap.ts';

/**
 * Everything about one evening. Numbers are of counting rounds only; rounds that do not count are in `rounds` and
 * `notes`. Records and personal bests compare with what had been played on that server before.
 *
 * @param sessionId as `findSession` gives it. @returns undefined where there is no such session.
 */
export async function fetchSessionRecap(
  db: Kysely<DB>,
  sessionId: number,
): Promise<SessionRecap | undefined> {
  const session = await fetchSession(db, sessionId);
  if (session === undefined) return undefined;
  const merges = await fetchMerges(db, [session.server_key]);
  const [rounds, matches, rows, stored, weapons, brokenLaws] = await Promise.all([
    fetchSessionRounds(db, sessionId),
    fetchMatches(db, sessionId),
    fetchRoundRows(db, { sessionId }, merges),
    fetchSessionPlayers(db, sessionId, merges),
    fetchSessionWeapons(db, sessionId),
    fetchBrokenLaws(db, sessionId),
  ]);
  const rosters = await fetchRosters(
    db,
    matches.map((match) => match.id),
    merges,
  );
  const lineups = findLineups(toPlayedMaps(matches, rosters));
  const keys = [
    ...new Set([
      ...stored.map((row) => row.player_key),
      ...rosters.flatMap((r) => [...r.first, ...r.second]),
    ]),
  ];
  const maps = buildMaps(matches, rounds, lineups);
  const [names, bests] = await Promise.all([
    fetchShownNames(db, [session.server_key], keys),
    fetchBests(db, {
      server: session.server_key,
      merges,
      before: session.ended_at,
      playerKeys: keys,
      maps: [...new Set(maps.map((map) => map.map.toLowerCase()))],
    }),
  ]);
  const blocks = buildBlocks(lineups, { rounds, names, fame: countRounds(bests, stored) });
  const players = rankPlayers(
    stored.map((row) => buildPlayer(row, names.get(row.player_key) ?? row.name, rounds, rows, lineups)),
  );
  return {
    sessionId,
    server: session.server_key,
    hostName: stripColors(rounds.at(-1)?.hostName ?? ''),
    zone: session.zone,
    date: session.local_date,
    startedAt: session.started_at,
    endedAt: session.ended_at,
    rounds,
    maps,
    blocks,
    players,
    weapons,
    highlights: chooseHighlights([
      ...findPlayerHighlights({ players, rows, bests }),
      ...findMapHighlights({ maps, blocks, bests: bests.maps }),
    ]),
    notes: buildNotes(rounds, brokenLaws),
  };
}

/** Rounds that each had played by the end of this evening: later ones never rename an old team. */
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
    .select(['s.server_key', 's.local_date', 's.started_at', 's.ended_at', 'v.zone'])
    .where('s.id', '=', sessionId)
    .executeTakeFirst();
}

async function fetchMatches(db: Kysely<DB>, sessionId: number) {
  return await db
    .selectFrom('etlegacy.matches')
    .select(['id', 'map', 'result'])
    .where('session_id', '=', sessionId)
    .orderBy('ended_at')
    .orderBy('id')
    .execute();
}

function buildPlayer(
  {
    player_key,
    name: _name,
    session_id: _id,
    server_key: _key,
    local_date: _date,
    ended_at: _end,
    ...sums
  }: Awaited<ReturnType<typeof fetchSessionPlayers>>[number],
  name: string,
  rounds: readonly RoundFacts[],
  rows: readonly CountingRow[],
  lineups: Lineups,
): RecapPlayer {
  const own = new Map(rows.filter((row) => row.player_key === player_key).map((row) => [row.round_id, row]));
  return {
    playerKey: player_key,
    name,
    ...findPlace(player_key, lineups),
    sums,
    trend: rounds.map((round) => {
      const row = own.get(round.id);
      return row === undefined || row.time_ms === 0 ? null : damagePerMinute(row.damage_given, row.time_ms);
    }),
  };
}

/** The last block he played in, and the team he played most maps for. */
function findPlace(playerKey: string, { blocks }: Lineups): Pick<RecapPlayer, 'block' | 'side'> {
  const block = blocks.findLastIndex(
    ({ teams }) => teams.a.maps.has(playerKey) || teams.b.maps.has(playerKey),
  );
  const teams = blocks[block]?.teams;
  if (teams === undefined) return { block: null, side: null };
  const maps = { a: teams.a.maps.get(playerKey) ?? 0, b: teams.b.maps.get(playerKey) ?? 0 };
  return { block, side: maps.a >= maps.b ? 'a' : 'b' };
}

/** Of the longest time that anybody played. Below it a good minute would beat a good evening. */
const RANKED_SHARE = 0.1;

function rankPlayers(players: readonly RecapPlayer[]): RecapPlayer[] {
  const longest = Math.max(0, ...players.map((player) => player.sums.time_ms));
  const isRanked = (player: RecapPlayer) => player.sums.time_ms >= RANKED_SHARE * longest;
  return players.toSorted((a, b) => Number(isRanked(b)) - Number(isRanked(a)) || byDpm(a, b));
}

function byDpm(a: RecapPlayer, b: RecapPlayer): number {
  const value = (player: RecapPlayer) => evaluate(FORMULAS.dpm, player.sums) ?? 0;
  return value(b) - value(a) || b.sums.kills - a.sums.kills || (a.playerKey < b.playerKey ? -1 : 1);
}
