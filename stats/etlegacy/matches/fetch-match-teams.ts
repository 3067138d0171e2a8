import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { MatchCard, MatchTeamName } from './match-card.ts';
import { fetchMerges } from '../merges/fetch-merges.ts';
import { personOf } from '../merges/merges.ts';
import type { MatrixTeam } from '../logs/kill-matrix.ts';
import type { StorySide } from '../logs/round-story.ts';

/** Which team of a map everybody belongs to: 0 for line-up a, 1 for b, the same in every picture of the evening. */
export type MatchTeams = {
  readonly teamOf: (key: string) => MatrixTeam;
  /** The team that stood on a side in a round. */
  readonly teamOnSide: (roundId: number, side: StorySide) => 0 | 1;
};

type Row = { readonly roundId: number; readonly key: string; readonly side: StorySide };

/**
 * Finds the team of everybody on a map: that of the card, and of players whom the card leaves out, because no document
 * has their time, the team that most of their side belongs to.
 */
export async function fetchMatchTeams(
  db: Kysely<DB>,
  { server, rounds, teams }: Pick<MatchCard, 'server' | 'rounds' | 'teams'>,
): Promise<MatchTeams> {
  const ids = rounds.map(({ id }) => id);
  const rows = await fetchRows(db, server, ids);
  const carded = new Map<string, 0 | 1>();
  for (const team of [teams.first, teams.second])
    for (const { playerKey } of team.players) carded.set(playerKey, team.lineup === 'a' ? 0 : 1);
  const teamOnSide = (roundId: number, side: StorySide): 0 | 1 => {
    const votes = rows.flatMap((row) => {
      const team = row.roundId === roundId ? carded.get(row.key) : undefined;
      return team === undefined ? [] : [(team === 0) === (row.side === side) ? 1 : -1];
    });
    const sum = votes.reduce<number>((total, vote) => total + vote, 0);
    if (sum !== 0) return sum > 0 ? 0 : 1;
    return bySides(rounds.find(({ id }) => id === roundId)?.label ?? 1, side, teams);
  };
  const others = new Map<string, 0 | 1>();
  for (const { roundId, key, side } of rows)
    if (!carded.has(key) && !others.has(key)) others.set(key, teamOnSide(roundId, side));
  return { teamOf: (key) => carded.get(key) ?? others.get(key) ?? null, teamOnSide };
}

/** Where nobody on the card played: by the sides of the teams, and axis first where these are unknown too. */
function bySides(label: number, side: StorySide, { first }: Pick<MatchCard['teams'], MatchTeamName>): 0 | 1 {
  const own = first.sides[first.sides.length === 1 ? 0 : label - 1] ?? 'axis';
  return (own === side) === (first.lineup === 'a') ? 0 : 1;
}

async function fetchRows(db: Kysely<DB>, server: string, roundIds: readonly number[]): Promise<Row[]> {
  if (roundIds.length === 0) return [];
  const merges = await fetchMerges(db, [server]);
  const rows = await db
    .selectFrom('etlegacy.player_rounds')
    .select(['round_id', 'player_key', 'team'])
    .where('round_id', 'in', roundIds)
    .orderBy('round_id')
    .orderBy('player_key')
    .execute();
  return rows.flatMap(({ round_id: roundId, player_key: key, team }) =>
    team === null ? [] : [{ roundId, key: personOf(merges, key), side: team }],
  );
}
