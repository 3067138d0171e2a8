import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';

/** The watchdog looks every 5 minutes: what it did not see for so long nobody watches any more. */
const FRESH_MS = 15 * 60_000;

export type OpenAlarm = { readonly key: string; readonly say: string; readonly since: Date };

/** What is wrong by the last look of the watchdog. */
export async function fetchOpenAlarms(db: Kysely<DB>, now: Date): Promise<OpenAlarm[]> {
  return await db
    .selectFrom('core.alarms')
    .select(['key', 'say', 'since'])
    .where('over_at', 'is', null)
    .where('seen_at', '>', new Date(now.getTime() - FRESH_MS))
    // Seen in the future: the clock was set back since.
    .where('seen_at', '<', new Date(now.getTime() + FRESH_MS))
    .orderBy('since')
    .orderBy('key')
    .execute();
}
