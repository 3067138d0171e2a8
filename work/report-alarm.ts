import { type Kysely, sql } from 'kysely';
import type { DB } from '../database/schema.ts';

/** Begins the keys of alarms about something that happens once, which no look of the watchdog finds again. */
export const REPORTED = 'reported/';
/** How long such an alarm goes on after it was last reported. */
export const REPORTED_MS = 15 * 60_000;

/** Stores that something happened that a person has to look at. */
export async function reportAlarm(
  db: Kysely<DB>,
  { about, say }: { readonly about: string; readonly say: string },
): Promise<void> {
  await sql`
    insert into core.alarms as a (key, say, since, seen_at, logged_at)
    values (${REPORTED + about}, ${say}, now(), now(), now())
    on conflict (key) do update set say = excluded.say, seen_at = excluded.seen_at, over_at = null,
      since = case when a.over_at is null then a.since else excluded.since end`.execute(db);
}
