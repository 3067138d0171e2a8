import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { GAMES } from '../../games.ts';
import type { Game } from './game.ts';

/** The games that are configured, and those of which something was imported all the same. */
export async function findUsedGames(db: Kysely<DB>): Promise<Game[]> {
  const used = await Promise.all(
    GAMES.map(async (game) => game.isConfigured(process.env) || (await game.isStored?.(db)) === true),
  );
  return GAMES.filter((_, at) => used[at]);
}
