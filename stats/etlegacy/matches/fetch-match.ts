import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { stripColors } from '../../../core/color-codes.ts';
import { type MapResult, otherSide } from '../lineups/lineups.ts';
import { fetchLogContents } from '../logs/fetch-log-contents.ts';
import { fetchLoggedRounds } from '../logs/logged-rounds.ts';
import { buildNotes } from '../recap/build-notes.ts';
import { chooseHighlights } from '../recap/highlights/choose-highlights.ts';
import { earlierBests } from '../recap/earlier-bests.ts';
import { type EveningFacts, fetchEvening } from '../recap/fetch-evening.ts';
import { fetchRoundRows } from '../recap/fetch-round-rows.ts';
import { findPlayerHighlights } from '../recap/highlights/find-player-highlights.ts';
import { findStar } from '../recap/highlights/find-star.ts';
import { fetchMatchRounds, fetchRoundFacts } from '../sessions/fetch-session-rounds.ts';
import { buildTeams, type TeamCalls } from './build-teams.ts';
import { chooseHeadline } from './choose-headline.ts';
import type { MatchCard, MatchTeamName } from './match-card.ts';

const HIGHLIGHTS = 4;

/**
 * Returns the map to which a round belongs.
 *
 * @param roundId as returned by `findRound`. @returns undefined if there is no such round.
 */
export async function fetchMatch(db: Kysely<DB>, roundId: number): Promise<MatchCard | undefined> {
  const [round, facts] = await Promise.all([fetchRound(db, roundId), fetchRoundFacts(db, roundId)]);
  if (round === undefined || facts === undefined) return undefined;
  const { match_id: matchId, session_id: sessionId, server_key: server } = round;
  const [rounds, evening] = await Promise.all([
    matchId === null ? [facts] : fetchMatchRounds(db, matchId),
    sessionId === null ? undefined : fetchEvening(db, sessionId),
  ]);
  const half = (label: number | null) => rounds.find((each) => each.label === label) ?? null;
  const halves = { r1: half(1), r2: half(2), single: half(null) };
  // A round outside of a match or of a session does not count for anybody.
  const rows =
    evening === undefined || matchId === null ? [] : await fetchRoundRows(db, { matchId }, evening.merges);
  const teams = buildTeams(rows, halves, evening?.names ?? new Map(), callsOf(matchId, evening));
  const players = [...teams.first.players, ...teams.second.players];
  const mvp = findStar(players) ?? null;
  const candidates =
    evening === undefined
      ? []
      : findPlayerHighlights({ players, rows, before: earlierBests(evening.bests, evening.rows) });
  const headline = chooseHeadline(candidates, players, mvp);
  const logs = await fetchLoggedRounds(
    db,
    rounds.map(({ id }) => id),
  );
  const result: MapResult = { result: round.result ?? 'unfinished', firstWon: round.first_won };
  return {
    matchId,
    sessionId,
    server,
    hostName: stripColors(round.host_name),
    zone: round.zone,
    map: round.map,
    config: round.config,
    gameType: facts.gameType,
    rounds,
    logs,
    logContents: await fetchLogContents(db, logs),
    ...halves,
    ...result,
    winner: winnerOf(result),
    teams,
    mvp,
    headline,
    highlights: chooseHighlights(candidates, {
      most: HIGHLIGHTS,
      ...(headline === null ? {} : { except: headline.player.playerKey }),
    }),
    notes: buildNotes(rounds, new Set()),
  };
}

const NOBODY: TeamCalls = {
  first: { name: 'Nobody', lineup: 'a' },
  second: { name: 'Nobody', lineup: 'b' },
};

/** What the evening calls the two teams of one of its maps. */
function callsOf(matchId: number | null, evening: EveningFacts | undefined): TeamCalls {
  const place = matchId === null ? undefined : evening?.lineups.byMatch.get(matchId);
  const teams = place === undefined ? undefined : evening?.blocks[place.block]?.teams;
  if (place === undefined || teams === undefined) return NOBODY;
  const second = otherSide(place.first);
  return {
    first: { name: teams[place.first].name, lineup: place.first },
    second: { name: teams[second].name, lineup: second },
  };
}

async function fetchRound(db: Kysely<DB>, roundId: number) {
  return await db
    .selectFrom('etlegacy.rounds as r')
    .innerJoin('etlegacy.servers as v', 'v.key', 'r.server_key')
    .leftJoin('etlegacy.matches as m', 'm.id', 'r.match_id')
    .select(['r.match_id', 'r.session_id', 'r.server_key', 'r.host_name', 'r.map', 'r.config', 'v.zone'])
    .select(['m.result', 'm.first_won'])
    .where('r.id', '=', roundId)
    .executeTakeFirst();
}

function winnerOf({ result, firstWon }: MapResult): MatchTeamName | 'draw' | null {
  if (firstWon === null) return result === 'draw' ? 'draw' : null;
  return firstWon ? 'first' : 'second';
}
