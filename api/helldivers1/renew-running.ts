import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { fetchCurrentWar } from '../../stats/helldivers1/fetch-current-war.ts';
import type { WarDesk } from './war-desk.ts';

export type Desk = { readonly db: Kysely<DB>; readonly askFor: WarDesk['askFor'] };

/**
 * Asks for the archive of the running war, which grows while the war runs; the desk asks upstream at most once a minute. What is
 * stored is answered where that fails. Does nothing for other wars. @param season the newest war by default.
 */
export async function renewRunning({ db, askFor }: Desk, season?: number): Promise<void> {
  const current = (await fetchCurrentWar(db))?.season;
  if (current !== undefined && (season ?? current) === current) await askFor(current);
}
