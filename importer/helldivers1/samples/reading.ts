import type { Insertable } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { StatusDocument } from '../../../parsers/helldivers1/status-document.ts';
import { statisticsColumns } from '../statistics-columns.ts';

export type LiveSample = Insertable<DB['helldivers1.live_samples']>;
export type EventSample = Insertable<DB['helldivers1.event_samples']>;

/** What can be sampled from one answer. */
export type Reading = {
  readonly time: number;
  readonly live: readonly LiveSample[];
  readonly events: readonly EventSample[];
};

/** Events of another war do not belong to the course of this one. */
export function readingOf({ season, time, statistics, events }: StatusDocument): Reading {
  return {
    time,
    live: statistics.map((row) => ({ season, enemy: row.enemy, time, ...statisticsColumns(row, season) })),
    events: events
      .filter((event) => event.season === season)
      .map((event) => ({
        season,
        kind: event.type,
        event_id: event.eventId,
        time,
        points: event.points,
        status: event.status,
      })),
  };
}

export function eventKey({ kind, event_id: id }: Pick<EventSample, 'kind' | 'event_id'>): string {
  return `${kind}/${id}`;
}
