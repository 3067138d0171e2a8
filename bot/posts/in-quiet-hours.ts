// Quiet hours in the zone of a target: also over midnight, and in the nights in which clocks are changed.
import type { Target } from '../framework/post-target.ts';

/** Returns when the quiet hours that hold at `now` end; null when none hold. Whole hours of the local clock. */
export function endOfQuiet({ quiet, zone }: Pick<Target, 'quiet' | 'zone'>, now: Date): Date | null {
  if (quiet === null || quiet.from === quiet.until) return null;
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
  const { from, until } = quiet;
  const isQuiet =
    from < until ? local.hour >= from && local.hour < until : local.hour >= from || local.hour < until;
  if (!isQuiet) return null;
  const day = local.hour < until ? local : local.add({ days: 1 });
  // Of the hour that autumn repeats this is the first; an hour that spring leaves out is over when it would have begun.
  const end = day.toPlainDate().toZonedDateTime({ timeZone: zone, plainTime: { hour: until } });
  return new Date(end.epochMilliseconds);
}
