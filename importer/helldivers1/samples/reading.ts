import type { Insertable } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { StatusDocument } from '../../../parsers/helldivers1/status-document.ts';
import { statisticsColumns } from '../statistics-columns.ts';

export type LiveSample = Insertable<DB['helldivers1.live_samples']>;
export type EventSample = Insertable<DB['helldivers1.event_samples']>;

/** An event in an answer. */
export type SeenEvent = {
  /** Its place in the answer, which the next event of its kind takes. */
  readonly slot: string;
  readonly sample: EventSample;
};

/** What can be sampled from one answer. */
export type Reading = {
  readonly time: number;
  readonly live: readonly LiveSample[];
  readonly events: readonly SeenEvent[];
};

/** Events of another war do not belong to the course of this one. */
export function readingOf({ season, time, statistics, events }: StatusDocument): Reading {
  return {
    time,
    live: statistics.map((row) => ({ season, enemy: row.enemy, time, ...statisticsColumns(row, season) })),
    events: events
      .filter((event) => event.season === season)
      .map((event) => ({
        slot: slotOf(event.type, event.enemy),
        sample: {
          season,
          kind: event.type,
          event_id: event.eventId,
          time,
          points: event.points,
          status: event.status,
        },
      })),
  };
}

/** One defence runs at a time, and one assault per enemy. */
export function slotOf(kind: EventSample['kind'], enemy: number | null): string {
  return kind === 'defend' ? kind : `${kind}/${enemy}`;
}

export function eventKey({ kind, event_id: id }: Pick<EventSample, 'kind' | 'event_id'>): string {
  return `${kind}/${id}`;
}
