import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { GameHealth, HealthLine } from './game-health.ts';

/** What the games say of their sources, game by game. */
export async function fetchHealthLines(db: Kysely<DB>, games: readonly GameHealth[]): Promise<HealthLine[]> {
  const now = new Date();
  const lines = await Promise.all(games.map(async (game) => (await game.fetchLines?.(db, now)) ?? []));
  return lines.flat();
}
