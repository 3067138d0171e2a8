import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { type EventState, fetchEvents } from './fetch-events.ts';

/** An event and whether an answer ever showed it while it was running. */
export type WatchedEvent = EventState & { readonly wasSeenActive: boolean };

/** Returns the events of confirmed wars, oldest first. */
export async function fetchWatchedEvents(db: Kysely<DB>, season: number): Promise<WatchedEvent[]> {
  const events = (await fetchEvents(db, season)).filter(({ isConfirmed }) => isConfirmed);
  const { rows } = await sql<{ kind: string; event_id: number }>`
    select distinct kind, event_id from helldivers1.event_samples where season = ${season} and status = 'active'`.execute(
    db,
  );
  const seen = new Set(rows.map(({ kind, event_id: id }) => `${kind} ${id}`));
  return events.map((event) => ({ ...event, wasSeenActive: seen.has(`${event.type} ${event.eventId}`) }));
}
