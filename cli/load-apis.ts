import type { GameApi } from '../api/game-api.ts';
import { GAMES } from '../games.ts';

/** Loads the API parts of the configured games. */
export async function loadApis(): Promise<GameApi[]> {
  const games = GAMES.filter((game) => game.isConfigured(process.env));
  return (await Promise.all(games.map(async ({ api }) => api?.()))).filter((api) => api !== undefined);
}
