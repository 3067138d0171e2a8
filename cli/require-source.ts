import type { GameImporter } from '../importer/game-importer.ts';
import type { App } from './app/open-app.ts';
import { refuseSource } from './refuse-source.ts';

/** Keys of all sources of a game that are known to the database or configured, in order. */
export async function listSources({ db, config }: App, game: GameImporter): Promise<readonly string[]> {
  const known = await game.knownSources(db);
  return [...new Set([...known, ...game.configuredSources(config)])].toSorted();
}

/** Throws in words where a key is neither known to the database nor configured. */
export async function requireSource(app: App, game: GameImporter, key: string): Promise<void> {
  const known = await listSources(app, game);
  if (!known.includes(key)) throw refuseSource(key, known);
}
