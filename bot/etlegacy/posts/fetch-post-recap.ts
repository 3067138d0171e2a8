import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { fetchSessionRecap } from '../../../stats/etlegacy/recap/fetch-session-recap.ts';
import type { SessionRecap } from '../../../stats/etlegacy/recap/session-recap.ts';
import { fetchSessionOf } from '../../../stats/etlegacy/sessions/fetch-session-of.ts';
import { fetchMerges } from '../../../stats/etlegacy/merges/fetch-merges.ts';
import { fetchPrivatePlayers } from '../../../stats/etlegacy/players/fetch-private-players.ts';
import { hideInRecap, namedIn } from './hide-people.ts';

/** Fetches what a post may contain about the evening of a round; undefined if the evening no longer exists. */
export async function fetchPostRecap(db: Kysely<DB>, round: number): Promise<SessionRecap | undefined> {
  const session = await fetchSessionOf(db, round);
  const recap = session === null ? undefined : await fetchSessionRecap(db, session);
  if (recap === undefined) return undefined;
  const people = [...recap.players.map(({ playerKey }) => playerKey), ...namedIn(recap.highlights)];
  const merges = await fetchMerges(db, [recap.server]);
  return hideInRecap(recap, await fetchPrivatePlayers(db, merges, people));
}
