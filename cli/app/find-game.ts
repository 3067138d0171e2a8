import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { GAMES } from '../../games.ts';
import type { GameImporter } from '../../importer/game-importer.ts';
import type { GameHealth } from '../../stats/health/game-health.ts';
import { UserError } from '../../core/user-error.ts';
import { findUsedGames } from './find-used-games.ts';
import type { Game } from './game.ts';

/** Returns the game of that name, or the first one. Throws a CliError if there is none. */
export function findGame(name: string | undefined): Game {
  const game = name === undefined ? GAMES[0] : GAMES.find((one) => one.name === name);
  if (game !== undefined) return game;
  const names = GAMES.map((one) => one.name).join(', ');
  throw new UserError(`There is no game "${name}".`, `Take one of: ${names}.`);
}

/** Loads the importers of all games that this version knows. */
export async function loadImporters(): Promise<GameImporter[]> {
  return await Promise.all(GAMES.map(async ({ importer }) => importer()));
}

/** Loads the importers of the games that are configured, or of which something is stored. */
export async function loadUsedImporters(db: Kysely<DB>): Promise<GameImporter[]> {
  return await Promise.all((await findUsedGames(db)).map(async ({ importer }) => importer()));
}

/** Loads the health reports of the games that are configured, or of which something is stored. */
export async function loadHealth(db: Kysely<DB>): Promise<GameHealth[]> {
  const loaded = (await findUsedGames(db)).map(async ({ health }) => health?.());
  return (await Promise.all(loaded)).filter((health) => health !== undefined);
}

/** Returns the importer of a payload's game; undefined when this version does not know the game. */
export async function findImporter(game: string): Promise<GameImporter | undefined> {
  return await GAMES.find(({ name }) => name === game)?.importer();
}
