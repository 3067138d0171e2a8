// Instants as the clock of the server showed them, always with the zone.
import { zoneName } from '../../../wording/zone-name.ts';

/** Tue 14 Oct 2025, from the local date of an evening. */
export function longDate(date: string): string {
  return Temporal.PlainDate.from(date).toLocaleString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
}

/** 21:20 */
export function wallClock(instant: Date, zone: string): string {
  return zoned(instant, zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** 21:20 to 23:56 UTC; both zones where the clock was changed in between. */
export function span(from: Date | null, to: Date, zone: string): string {
  if (from === null) return `ended ${wallClock(to, zone)} ${zoneName(to, zone)}`;
  const [start, end] = [zoneName(from, zone), zoneName(to, zone)];
  const first = start === end ? wallClock(from, zone) : `${wallClock(from, zone)} ${start}`;
  return `${first} to ${wallClock(to, zone)} ${end}`;
}

function zoned(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}
