import { fetchEvents } from '../fetch-events.ts';
import { exactNumber } from './exact-number.ts';
import type { Exporter } from '../../game-exports.ts';

/** One object per defence or assault; what remains and its pace as of `time`, that of the newest answer that named it. */
export const exportEvents: Exporter = async function* exportEvents(db) {
  for (const event of await fetchEvents(db)) {
    yield {
      type: event.type,
      eventId: event.eventId,
      season: event.season,
      enemy: event.enemy,
      region: event.region,
      status: event.status,
      points: exactNumber(event.points),
      pointsMax: exactNumber(event.pointsMax),
      start: event.startTime,
      dur: event.endTime - event.startTime,
      remainingS: event.remainingS,
      pace: event.pace,
      playersAtStart: event.playersAtStart,
      suspect: event.suspect,
      time: event.time,
      confirmed: event.isConfirmed,
    };
  }
};
