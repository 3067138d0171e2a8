// Quiet hours in the zone of a target: also over midnight, and in the nights in which clocks are changed.
import type { Target } from '../framework/post-target.ts';

type Quiet = Pick<Target, 'quiet' | 'zone'>;

/** From its first moment to the first one after it. */
export type QuietTime = { readonly from: Date; readonly until: Date };

/**
 * Returns the quiet hours that hold at `now`, else the last ones; null when none are set. Whole hours of the local clock: of
 * the hour that autumn repeats the first one counts, and one that spring leaves out is the moment at which it is left out.
 */
export function lastQuiet({ quiet, zone }: Quiet, now: Date): QuietTime | null {
  if (quiet === null || quiet.from === quiet.until) return null;
  const { from, until } = quiet;
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  const at = (day: Temporal.PlainDate, hour: number): Date =>
    new Date(day.toZonedDateTime({ timeZone: zone, plainTime: { hour } }).epochMilliseconds);
  const begun = [0, 1, 2].map((days) => today.subtract({ days })).find((day) => at(day, from) <= now);
  if (begun === undefined) return null;
  return { from: at(begun, from), until: at(from < until ? begun : begun.add({ days: 1 }), until) };
}

/** Returns when the quiet hours that hold at `now` end; null when none hold. */
export function endOfQuiet(target: Quiet, now: Date): Date | null {
  const last = lastQuiet(target, now);
  return last !== null && now < last.until ? last.until : null;
}
