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
  // The hour that autumn repeats counts from its first time, unless that is over.
  const end = day.with({ hour: until, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 });
  return new Date(end.epochMilliseconds);
}
