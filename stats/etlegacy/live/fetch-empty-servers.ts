import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { fetchServerStates, isFresh } from './fetch-server-states.ts';

/** A restart of the server empties it for some seconds. */
const STEADY_MS = 60_000;

/** Returns the servers that are asked and on which nobody has been for a minute. */
export async function fetchEmptyServers(db: Kysely<DB>, now: Date): Promise<ReadonlySet<string>> {
  const states = await fetchServerStates(db, now);
  return new Set(
    states
      .filter((state) => isFresh(state, now) && state.emptySince !== null)
      .filter(({ emptySince }) => now.getTime() - (emptySince?.getTime() ?? 0) >= STEADY_MS)
      .map(({ server }) => server),
  );
}
