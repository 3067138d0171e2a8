// Whose data an API key or a user of the API sees. Decided by the same functions as what a Discord server sees.
import type { Kysely } from 'kysely';
import type { DB } from '../database/schema.ts';
import type { Bindings } from './bindings.ts';
import type { Viewer } from './viewer.ts';
import { fetchVisibleSources, type GameSources } from './visibility.ts';

export type Reach = {
  /** Sees everything, as the operator does at the terminal. */
  readonly isEverything: boolean;
  /** Sees what these Discord servers see. */
  readonly guilds: readonly string[];
  /** Sees these sources. */
  readonly sources: readonly string[];
};

/** Only what is marked public. */
export const PUBLIC_REACH: Reach = { isEverything: false, guilds: [], sources: [] };

/** Returns the sorted keys of the sources of these games within reach; public sources always are. */
export async function fetchReachedSources(
  { db, bindings }: { readonly db: Kysely<DB>; readonly bindings: Bindings },
  reach: Reach,
  games: readonly GameSources[],
): Promise<string[]> {
  const found = new Set<string>();
  for (const viewer of viewersOf(reach))
    for (const key of await fetchVisibleSources({ db, bindings, viewer }, games)) found.add(key);
  return [...found].toSorted();
}

/** A person in each of the Discord servers, and somebody who sees the sources. */
function viewersOf({ isEverything, guilds, sources }: Reach): Viewer[] {
  const viewer: Viewer = {
    userId: 'api',
    locale: 'en-GB',
    guildId: null,
    isGuildManager: false,
    isOperator: isEverything,
    playsAs: null,
    sources,
  };
  return isEverything ? [viewer] : [viewer, ...guilds.map((guildId) => ({ ...viewer, guildId }))];
}
