import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { type Amount, toAmount } from '../../parsers/helldivers1/amount.ts';
import { findPointSuspects } from '../../parsers/helldivers1/find-point-suspects.ts';
import type { EventStatus, EventType } from '../../parsers/helldivers1/war-event.ts';
import { type Progress, progressOf } from './pace.ts';

/** A defence or an assault as the newest answer that named it has it. Times in unix seconds. */
export type EventState = Progress & {
  readonly type: EventType;
  readonly eventId: number;
  readonly season: number;
  readonly enemy: number;
  readonly region: number;
  readonly status: EventStatus;
  readonly points: Amount;
  readonly pointsMax: Amount;
  readonly startTime: number;
  readonly endTime: number;
  /** Marks of points that cannot be true: then no share and no pace is known. */
  readonly suspect: readonly string[];
  readonly playersAtStart: number | null;
  /** Of that answer. */
  readonly time: number;
  /** Whether its own war has been told whole. */
  readonly isConfirmed: boolean;
};

/** In order of war, start, kind and id. @param season one war only; all without it. */
export async function fetchEvents(db: Kysely<DB>, season?: number): Promise<EventState[]> {
  let query = db
    .selectFrom('helldivers1.events as e')
    .innerJoin('helldivers1.seasons as s', 's.season', 'e.season')
    .selectAll('e')
    .select('s.last_updated')
    .orderBy('e.season')
    .orderBy('e.start_time')
    .orderBy('e.kind')
    .orderBy('e.event_id');
  if (season !== undefined) query = query.where('e.season', '=', season);
  return (await query.execute()).map((row) => {
    const course = {
      status: row.status,
      startTime: row.start_time,
      endTime: row.end_time,
      points: toAmount(BigInt(row.points)),
      pointsMax: toAmount(BigInt(row.points_max)),
    };
    return {
      type: row.kind,
      eventId: row.event_id,
      season: row.season,
      enemy: row.enemy,
      region: row.region,
      ...course,
      suspect: findPointSuspects(course),
      playersAtStart: row.players_at_start,
      time: row.observed_time,
      isConfirmed: row.last_updated !== null,
      ...progressOf(course, row.observed_time),
    };
  });
}
