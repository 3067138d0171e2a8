import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { GameAlarm, GameHealth } from './game-health.ts';

/** What the watchdog has to know of all games. */
export async function findGameAlarms(
  db: Kysely<DB>,
  games: readonly GameHealth[],
  now: Date,
): Promise<GameAlarm[]> {
  const found = await Promise.all(games.map(async (game) => (await game.findAlarms?.(db, now)) ?? []));
  return [...found.flat(), ...(await findStoredAlarms(db, games))];
}

/** What is wrong with the stored rows of all games. */
export async function findStoredAlarms(db: Kysely<DB>, games: readonly GameHealth[]): Promise<GameAlarm[]> {
  return (await Promise.all(games.map(async (game) => (await game.findStoredAlarms?.(db)) ?? []))).flat();
}
