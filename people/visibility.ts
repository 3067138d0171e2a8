// What somebody may see and change where they are. Every face asks here, of every game.
import type { Kysely } from 'kysely';
import type { DB } from '../database/schema.ts';
import { administeredServers, type Bindings, visibleServers } from './bindings.ts';
import { whereaboutsAt } from './place-of.ts';
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
export async function fetchVisibleSources(place: Place, games: readonly GameSources[]): Promise<string[]> {
  return await fetchVisible(place, games, async ({ shownSources }) => shownSources(place.db));
}

/** The same with those of which there is nothing to see yet. */
export async function fetchBoundSources(place: Place, games: readonly GameSources[]): Promise<string[]> {
  return await fetchVisible(place, games, async ({ knownSources }) => knownSources(place.db));
}

async function fetchVisible(
  { bindings, viewer }: Place,
  games: readonly GameSources[],
  fetchKeys: (game: GameSources) => Promise<readonly string[]>,
): Promise<string[]> {
  const visible: string[] = [];
  for (const game of games) {
    const keys = await fetchKeys(game);
    visible.push(...(game.arePublic === true ? keys : visibleServers(bindings, viewer, keys)));
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

/** Keys of the sources of these games that the operator sees at its terminal. */
export async function fetchOperatorSources(db: Kysely<DB>, games: readonly GameSources[]): Promise<string[]> {
  return await fetchVisibleSources({ db, bindings: NO_BINDINGS, viewer: OPERATOR }, games);
}

const NO_BINDINGS: Bindings = { servers: [], owners: [] };
const OPERATOR: Viewer = {
  userId: 'terminal',
  locale: 'en-GB',
  guildId: null,
  isGuildManager: false,
  isOperator: true,
  playsAs: null,
};

/** What somebody said about a player of these sources. */
export type Said = {
  /** Where, as `placeOf` writes it; null where that is not known. */
  readonly places: readonly (string | null)[];
  /** Sources on which that player is known. */
  readonly sources: readonly string[];
};

/**
 * Of the sources that somebody sees or administers those that what was said is about: it is about those sources of the
 * player that people see where it was said. Of what was said nobody knows where, all sources of the player have to be among them.
 */
export function sourcesOfSaid(
  bindings: Bindings,
  { places, sources }: Said,
  among: readonly string[],
): string[] {
  const isComplete = sources.every((key) => among.includes(key));
  return sources.filter(
    (key) =>
      among.includes(key) &&
      places.some((place) =>
        place === null ? isComplete : visibleServers(bindings, whereaboutsAt(place), [key]).length > 0,
      ),
  );
}
