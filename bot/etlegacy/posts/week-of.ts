/** The week of a digest, and the time of its post, in the zone of the target. */
export type DigestWeek = {
  /** Local date of its first day. */
  readonly monday: string;
  /** When it was over. */
  readonly endedAt: Date;
  readonly dueAt: Date;
};

/** Returns the last week that was over at `now`; its digest is posted on Monday at that hour. */
export function weekBefore(
  now: Date,
  { zone, hour }: { readonly zone: string; readonly hour: number },
): DigestWeek {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
  const today = local.toPlainDate();
  const thisMonday = today.subtract({ days: today.dayOfWeek - 1 });
  const at = (hourOfDay: number): Date =>
    new Date(
      thisMonday.toZonedDateTime({ timeZone: zone, plainTime: { hour: hourOfDay } }).epochMilliseconds,
    );
  return { monday: thisMonday.subtract({ weeks: 1 }).toString(), endedAt: at(0), dueAt: at(hour) };
}
