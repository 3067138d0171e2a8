import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { War } from './fetch-war.ts';

/** Real time without any game time, longer than the clock's steps explain. */
const PAUSE_MS = 10 * 60 * 1000;

/** null while the war's clock runs; else the first status that said what the newest one still says, if that went on for long. */
export async function fetchPause(db: Kysely<DB>, { id, timeGame }: War): Promise<Date | null> {
  const { rows } = await sql<{ since: Date | null; until: Date | null }>`
    select min(observed_at) as since, max(until_at) as until from helldivers2.clock
    where war_id = ${id} and time_game = ${timeGame}`.execute(db);
  const { since = null, until = null } = rows[0] ?? {};
  return since !== null && until !== null && until.getTime() - since.getTime() >= PAUSE_MS ? since : null;
}
