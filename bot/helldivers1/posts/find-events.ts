import type { Kysely } from 'kysely';
import { hashId } from '../../../core/public-id.ts';
import type { DB } from '../../../database/schema.ts';
import { fetchWatchedEvents, type WatchedEvent } from '../../../stats/helldivers1/fetch-watched-events.ts';
import type { Stirred, Wish } from '../../framework/post-kind.ts';

/** The events of the wars that changed. */
export async function findChangedEvents(
  db: Kysely<DB>,
  stirred: readonly Stirred[],
): Promise<WatchedEvent[]> {
  const seasons = new Set(stirred.map(({ subject }) => Number(subject)));
  const events: WatchedEvent[] = [];
  for (const season of seasons) events.push(...(await fetchWatchedEvents(db, season)));
  return events;
}

/** Identity of an event among posts; ids of events are unique within their type only. */
function anchorOf({ type, eventId }: Pick<WatchedEvent, 'type' | 'eventId'>): number {
  return hashId(['helldivers1', type, eventId]);
}

/** The event of a post; undefined when it is no longer known. */
export async function findEvent(
  db: Kysely<DB>,
  season: string,
  anchor: number,
): Promise<WatchedEvent | undefined> {
  return (await fetchWatchedEvents(db, Number(season))).find((event) => anchorOf(event) === anchor);
}

/** A post about this event. */
export function wishFor(event: WatchedEvent, times: Pick<Wish, 'happenedAt' | 'dueAt' | 'expiresAt'>): Wish {
  const anchor = anchorOf(event);
  return { anchor, covers: [anchor], scope: 'helldivers1', subject: String(event.season), ...times };
}
