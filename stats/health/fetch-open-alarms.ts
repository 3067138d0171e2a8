import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { LASTING } from './lasting-alarms.ts';

/** The watchdog checks every 5 minutes; an alarm that was not confirmed for this long is no longer watched. */
const FRESH_MS = 15 * 60_000;

export type OpenAlarm = { readonly key: string; readonly say: string; readonly since: Date };

/** Returns the alarms of the watchdog's last check, and those that last. */
export async function fetchOpenAlarms(db: Kysely<DB>, now: Date): Promise<OpenAlarm[]> {
  return await db
    .selectFrom('core.alarms')
    .select(['key', 'say', 'since'])
    .where('over_at', 'is', null)
    .where((eb) =>
      eb.or([eb('seen_at', '>', new Date(now.getTime() - FRESH_MS)), eb('key', 'like', `${LASTING}%`)]),
    )
    // A time in the future was stored before the clock was set back.
    .where('seen_at', '<', new Date(now.getTime() + FRESH_MS))
    .orderBy('since')
    .orderBy('key')
    .execute();
}
