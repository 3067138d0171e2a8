import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';

/** Clocks of this machine and of one that stored a payload differ by less. */
const AHEAD_MS = 3_600_000;

/**
 * Says that something stored arrived in the future of this clock, and what to do; null if nothing did. Rounds and
 * observations are never much later than their arrival, so these need no look of their own.
 */
export async function findClockProblem(db: Kysely<DB>, now: Date): Promise<string | null> {
  const { rows } = await sql<{ at: Date | null; source: string }>`
    select received_at as at, source from core.payloads order by received_at desc limit 1`.execute(db);
  const { at = null, source } = rows[0] ?? {};
  if (at === null || at.getTime() - now.getTime() <= AHEAD_MS) return null;
  return `The clock of this machine says ${say(now)}, but the newest stored file, of "${source}", arrived ${say(at)}. If this clock is wrong, set it and start Debrief again: with it new files are rejected as too late, and ages and periods are wrong. If it is right, the clock that stored that file was fast; then nothing has to be done, and this ends at that time.`;
}

function say(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
