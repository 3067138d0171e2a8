import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { MatchResult } from '../../../database/schema/etlegacy.ts';
import { stripColors } from '../../../parsers/etlegacy/color-codes.ts';
import { evaluate } from '../../formulas/formula.ts';
import { FORMULAS } from '../formulas/formulas.data.ts';
import { fetchMerges } from '../players/fetch-merges.ts';
import type { Merges } from '../players/merges.ts';
import { fetchShownNames } from '../players/fetch-shown-names.ts';
import { addBests } from '../recap/add-bests.ts';
import { buildNotes } from '../recap/build-notes.ts';
import { chooseHighlights } from '../recap/choose-highlights.ts';
import { fetchBests } from '../recap/fetch-bests.ts';
import { fetchRoundRows } from '../recap/fetch-round-rows.ts';
import { type Candidate, findPlayerHighlights } from '../recap/find-player-highlights.ts';
import type { PlayerHighlight } from '../recap/highlight.ts';
import { fetchMatchRounds, fetchRoundFacts, type RoundFacts } from '../sessions/fetch-session-rounds.ts';
import { buildTeams } from './build-teams.ts';
import type { Headline, MatchCard, MatchPlayer, MatchTeamName } from './match-card.ts';

/** A personal best or rarer is worth more than the best numbers. */
const HEADLINE_SURPRISE = 2;
const HIGHLIGHTS = 4;

/**
 * The map that a round was a half of.
 *
 * @param roundId as `findRound` gives it. @returns undefined where there is no such round.
 */
export async function fetchMatch(db: Kysely<DB>, roundId: number): Promise<MatchCard | undefined> {
  const [round, facts] = await Promise.all([fetchRound(db, roundId), fetchRoundFacts(db, roundId)]);
  if (round === undefined || facts === undefined) return undefined;
  const { match_id: matchId, session_id: sessionId, server_key: server } = round;
  const merges = await fetchMerges(db, [server]);
  const [rounds, rows] =
    matchId === null
      ? [[facts], []]
      : await Promise.all([fetchMatchRounds(db, matchId), fetchRoundRows(db, { matchId }, merges)]);
  const half = (label: number) => rounds.find((each) => each.label === label) ?? null;
  const [r1, r2] = [half(1), half(2)];
  const names = await fetchShownNames(
    db,
    [server],
    rows.map((row) => row.player_key),
  );
  const teams = buildTeams(rows, { r1, r2 }, names);
  const players = [...teams.first.players, ...teams.second.players];
  const mvp = findMvp(players);
  const candidates = await findCandidates(db, { server, merges, sessionId, rounds, players, rows });
  const headline = chooseHeadline(candidates, players, mvp);
  const result = round.result ?? 'unfinished';
  return {
    matchId,
    sessionId,
    server,
    hostName: stripColors(round.host_name),
    zone: round.zone,
    map: round.map,
    config: round.config,
    rounds,
    r1,
    r2,
    result,
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

async function fetchRound(db: Kysely<DB>, roundId: number) {
  return await db
    .selectFrom('etlegacy.rounds as r')
    .innerJoin('etlegacy.servers as v', 'v.key', 'r.server_key')
    .leftJoin('etlegacy.matches as m', 'm.id', 'r.match_id')
    .select(['r.match_id', 'r.session_id', 'r.server_key', 'r.host_name', 'r.map', 'r.config', 'v.zone'])
    .select('m.result')
    .where('r.id', '=', roundId)
    .executeTakeFirst();
}

function winnerOf(result: MatchResult): MatchTeamName | 'draw' | null {
  const winners = {
    r1_attackers: 'first',
    r2_attackers: 'second',
    draw: 'draw',
    unfinished: null,
  } as const satisfies Record<MatchResult, MatchTeamName | 'draw' | null>;
  return winners[result];
}

function findMvp(players: readonly MatchPlayer[]): MatchPlayer | null {
  const points = (player: MatchPlayer) => evaluate(FORMULAS.mvp, player.sums) ?? 0;
  return (
    players.toSorted(
      (a, b) =>
        points(b) - points(a) ||
        b.sums.damage_given - a.sums.damage_given ||
        (a.playerKey < b.playerKey ? -1 : 1),
    )[0] ?? null
  );
}

type Played = {
  readonly server: string;
  readonly merges: Merges;
  readonly sessionId: number | null;
  readonly rounds: readonly RoundFacts[];
  readonly players: readonly MatchPlayer[];
  readonly rows: Awaited<ReturnType<typeof fetchRoundRows>>;
};

/** Compared with all that had been played on the server before this map, also on the same evening. */
async function findCandidates(
  db: Kysely<DB>,
  { server, merges, sessionId, rounds, players, rows }: Played,
): Promise<Candidate<PlayerHighlight>[]> {
  const [first] = rounds;
  if (sessionId === null || first === undefined || rows.length === 0) return [];
  const [tonight, session] = await Promise.all([
    fetchRoundRows(db, { sessionId }, merges),
    db
      .selectFrom('etlegacy.sessions')
      .select('ended_at')
      .where('id', '=', sessionId)
      .executeTakeFirstOrThrow(),
  ]);
  const bests = await fetchBests(db, {
    server,
    merges,
    before: session.ended_at,
    playerKeys: players.map((player) => player.playerKey),
    maps: [first.map.toLowerCase()],
  });
  const earlier = tonight.filter((row) => row.ended_at < first.endedAt);
  return findPlayerHighlights({ players, rows, bests: addBests(bests, earlier) });
}

function chooseHeadline(
  candidates: readonly Candidate<PlayerHighlight>[],
  players: readonly MatchPlayer[],
  mvp: MatchPlayer | null,
): Headline | null {
  const [best] = candidates.toSorted((a, b) => b.surprise - a.surprise);
  if (best !== undefined && best.surprise >= HEADLINE_SURPRISE) {
    const player = players.find((each) => each.playerKey === best.highlight.playerKey);
    if (player !== undefined) return { player, highlight: best.highlight };
  }
  return mvp === null ? null : { player: mvp, highlight: null };
}
