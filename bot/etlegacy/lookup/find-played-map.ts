import { fetchEvening } from '../../../stats/etlegacy/recap/fetch-evening.ts';
import type { EveningFacts } from '../../../stats/etlegacy/recap/fetch-evening.ts';
import type { Side } from '../../../stats/etlegacy/lineups/lineups.ts';
import type { RoundFacts } from '../../../stats/etlegacy/sessions/fetch-session-rounds.ts';
import { findRound } from '../../../stats/etlegacy/sessions/find-round.ts';
import type { Context } from '../../framework/context.ts';
import type { SayError } from '../../framework/reply/reply.ts';
import { sayError } from '../say-error.ts';

export type PlacedRound = {
  readonly serverKey: string;
  readonly sessionId: number;
  readonly round: RoundFacts;
  readonly evening: EveningFacts;
  /** The block of its map, and the team in it that attacked first. */
  readonly place: { readonly block: number; readonly first: Side };
};

/** Finds the map of a round with its two teams. @param wanted as for `findRound`. */
export async function findPlayedMap(
  { db, servers }: Pick<Context, 'db' | 'servers'>,
  wanted: string,
): Promise<PlacedRound | SayError> {
  const found = await findRound(db, wanted, servers);
  if (!found.ok) return sayError('ROUND_UNKNOWN', { name: wanted });
  const { id, serverKey, sessionId, matchId } = found.round;
  const evening = sessionId === null ? undefined : await fetchEvening(db, sessionId);
  const round = evening?.rounds.find((one) => one.id === id);
  const place = matchId === null ? undefined : evening?.lineups.byMatch.get(matchId);
  if (sessionId === null || evening === undefined || round === undefined || place === undefined)
    return sayError('NO_TEAMS', { name: wanted });
  return { serverKey, sessionId, round, evening, place };
}
