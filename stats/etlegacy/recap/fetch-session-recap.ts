import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { stripColors } from '../../../core/color-codes.ts';
import { evaluate } from '../../formulas/formula.ts';
import { damagePerMinute } from '../formulas/damage-per-minute.ts';
import { FORMULAS } from '../formulas/formulas.data.ts';
import type { Lineups } from '../lineups/lineups.ts';
import { addHolders } from './add-holders.ts';
import { buildMaps } from './build-maps.ts';
import { buildNotes } from './build-notes.ts';
import { chooseHighlights } from './highlights/choose-highlights.ts';
import { earlierBests } from './earlier-bests.ts';
import { fetchBrokenLaws } from './fetch-broken-laws.ts';
import { type EveningFacts, fetchEvening } from './fetch-evening.ts';
import { fetchSessionWeapons } from './fetch-session-weapons.ts';
import { findMapHighlights } from './highlights/find-map-highlights.ts';
import { findPlayerHighlights } from './highlights/find-player-highlights.ts';
import { findStar, hasPlayedEnough } from './highlights/find-star.ts';
import type { RecapPlayer, SessionRecap } from './session-recap.ts';

/**
 * Returns everything about one evening. Numbers are of counting rounds only; other rounds are in `rounds` and `notes`.
 * Records and personal bests compare with earlier rounds on that server.
 *
 * @param sessionId as returned by `findSession`. @returns undefined if there is no such session.
 */
export async function fetchSessionRecap(
  db: Kysely<DB>,
  sessionId: number,
): Promise<SessionRecap | undefined> {
  const evening = await fetchEvening(db, sessionId);
  if (evening === undefined) return undefined;
  const { session, rounds, matches, lineups, blocks, rows, bests } = evening;
  const [weapons, brokenLaws] = await Promise.all([
    fetchSessionWeapons(db, sessionId),
    fetchBrokenLaws(db, sessionId),
  ]);
  const maps = buildMaps(matches, rounds, lineups);
  const counting = rounds.filter(({ status }) => status === 'ok').length;
  const players = rankPlayers(evening.totals.map((row) => buildPlayer(row, counting, evening)));
  return {
    sessionId,
    server: session.server_key,
    hostName: stripColors(rounds.at(-1)?.hostName ?? ''),
    zone: session.zone,
    date: session.local_date,
    startedAt: session.started_at,
    endedAt: session.ended_at,
    rounds,
    counting,
    maps,
    blocks,
    players,
    star: findStar(players)?.playerKey ?? null,
    weapons,
    highlights: await addHolders(
      db,
      chooseHighlights([
        ...findPlayerHighlights({ players, rows, before: earlierBests(bests, rows) }),
        ...findMapHighlights({ maps, blocks, bests: bests.maps }),
      ]),
      evening,
    ),
    notes: buildNotes(rounds, brokenLaws),
  };
}

function buildPlayer(
  {
    player_key: playerKey,
    name: carried,
    session_id: _id,
    server_key: _key,
    local_date: _date,
    ended_at: _end,
    ...sums
  }: EveningFacts['totals'][number],
  counting: number,
  { names, rounds, rows, lineups }: EveningFacts,
): RecapPlayer {
  const own = new Map(rows.filter((row) => row.player_key === playerKey).map((row) => [row.round_id, row]));
  return {
    playerKey,
    name: names.get(playerKey) ?? carried,
    ...findPlace(playerKey, lineups),
    sums,
    isRanked: hasPlayedEnough(sums.rounds, counting),
    trend: rounds.map((round) => {
      const row = own.get(round.id);
      return row === undefined || row.time_ms === 0 ? null : damagePerMinute(row.damage_given, row.time_ms);
    }),
  };
}

/** The last block with this player, and the team for which they played most maps. */
function findPlace(playerKey: string, { blocks }: Lineups): Pick<RecapPlayer, 'block' | 'side'> {
  const block = blocks.findLastIndex(
    ({ teams }) => teams.a.maps.has(playerKey) || teams.b.maps.has(playerKey),
  );
  const teams = blocks[block]?.teams;
  if (teams === undefined) return { block: null, side: null };
  const maps = { a: teams.a.maps.get(playerKey) ?? 0, b: teams.b.maps.get(playerKey) ?? 0 };
  return { block, side: maps.a >= maps.b ? 'a' : 'b' };
}

function rankPlayers(players: readonly RecapPlayer[]): RecapPlayer[] {
  return players.toSorted((a, b) => Number(b.isRanked) - Number(a.isRanked) || byDpm(a, b));
}

function byDpm(a: RecapPlayer, b: RecapPlayer): number {
  const value = (player: RecapPlayer) => evaluate(FORMULAS.dpm, player.sums) ?? 0;
  return value(b) - value(a) || b.sums.kills - a.sums.kills || (a.playerKey < b.playerKey ? -1 : 1);
}
