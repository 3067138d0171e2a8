import type { Kysely } from 'kysely';
import type { GameApi } from '../../api/game-api.ts';
import type { DB } from '../../database/schema.ts';
import { findUsedGames } from './find-used-games.ts';

/** Loads the API parts of the games that are configured, or of which something is stored. */
export async function loadApis(db: Kysely<DB>): Promise<GameApi[]> {
  const loaded = (await findUsedGames(db)).map(async ({ api }) => api?.());
  return (await Promise.all(loaded)).filter((api) => api !== undefined);
}
