// What somebody may see and change where they are. Every face asks here, of every game.
import type { Kysely } from 'kysely';
import type { DB } from '../database/schema.ts';
import { administeredServers, type Bindings, visibleServers } from './bindings.ts';
import type { Viewer } from './viewer.ts';

/** Which sources of a game there are. */
export type GameSources = {
  readonly game: string;
  /** Keys of those that are known, whether or not there is anything to see. */
  readonly knownSources: (db: Kysely<DB>) => Promise<readonly string[]>;
  /** Keys of those of which there is something to see. */
  readonly shownSources: (db: Kysely<DB>) => Promise<readonly string[]>;
  /** The sources belong to nobody, such as the API of a publisher: everybody may see them. */
  readonly arePublic?: boolean;
};

/** The database, and who asks where. */
export type Place = { readonly db: Kysely<DB>; readonly bindings: Bindings; readonly viewer: Viewer };

/** Keys of the sources of these games that the viewer may see, those with nothing to see left out. */
export async function fetchVisibleSources(
  { db, bindings, viewer }: Place,
  games: readonly GameSources[],
): Promise<string[]> {
  const visible: string[] = [];
  for (const { arePublic, shownSources } of games) {
    const keys = await shownSources(db);
    visible.push(...(arePublic === true ? keys : visibleServers(bindings, viewer, keys)));
  }
  return visible;
}

/** Keys of the sources whose data the viewer may change; also those that are not shown there. */
export async function fetchAdministered(
  { db, bindings, viewer }: Place,
  games: readonly GameSources[],
): Promise<string[]> {
  const administered: string[] = [];
  for (const { knownSources } of games)
    administered.push(...administeredServers(bindings, viewer, await knownSources(db)));
  return administered;
}
