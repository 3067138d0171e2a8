import { GAMES } from '../games.ts';
import type { GameImporter } from '../importer/game-importer.ts';
import type { GameHealth } from '../stats/health/game-health.ts';
import { UserError } from '../core/user-error.ts';
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

/** Loads the health reports of the configured games. */
export async function loadHealth(): Promise<GameHealth[]> {
  return (
    await Promise.all(
      GAMES.map(async ({ isConfigured, health }) => (isConfigured(process.env) ? health?.() : undefined)),
    )
  ).filter((health) => health !== undefined);
}

/** Returns the importer of a payload's game; undefined when this version does not know the game. */
export async function findImporter(game: string): Promise<GameImporter | undefined> {
  return await GAMES.find(({ name }) => name === game)?.importer();
}
