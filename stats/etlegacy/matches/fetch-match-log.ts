import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { MatchCard } from './match-card.ts';
import type { RoundFacts } from '../sessions/fetch-session-rounds.ts';
import { fetchMatrix } from '../logs/fetch-matrix.ts';
import { type FetchedStory, fetchRoundStory } from '../logs/fetch-round-story.ts';
import type { KillMatrix } from '../logs/kill-matrix.ts';
import { fetchMatchTeams, type MatchTeams } from './fetch-match-teams.ts';

/** What event logs tell of a map. */
export type MatchLog = {
  readonly teams: MatchTeams;
  readonly matrix: KillMatrix;
  /** Of the rounds with a log. */
  readonly stories: readonly { readonly round: RoundFacts; readonly story: FetchedStory }[];
};

/**
 * Returns what the event logs of a map tell; null where none is proven by its counters.
 *
 * @param isEverything names those who keep their card private too: the operator asks.
 */
export async function fetchMatchLog(
  db: Kysely<DB>,
  card: Pick<MatchCard, 'server' | 'rounds' | 'teams'>,
  isEverything: boolean,
): Promise<MatchLog | null> {
  const { server, rounds } = card;
  const teams = await fetchMatchTeams(db, card);
  const matrix = await fetchMatrix(db, {
    server,
    roundIds: rounds.map(({ id }) => id),
    teamOf: teams.teamOf,
    isEverything,
  });
  if (matrix === null) return null;
  const stories: { round: RoundFacts; story: FetchedStory }[] = [];
  for (const round of rounds) {
    const story = await fetchRoundStory(db, { id: round.id, serverKey: server, isEverything });
    if (story !== null) stories.push({ round, story });
  }
  return { teams, matrix, stories };
}
