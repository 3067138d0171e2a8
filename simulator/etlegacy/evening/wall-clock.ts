// The server's own clock: local, and sometimes wrong.

/** YYYY-MM-DD-HHMMSS in the zone. */
export function localStamp(epochMs: number, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone);
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = `${local.year}-${two(local.month)}-${two(local.day)}`;
  return `${date}-${two(local.hour)}${two(local.minute)}${two(local.second)}`;
}

export function localMoment(date: Temporal.PlainDate, minutesOfDay: number, zone: string): number {
  const time = Temporal.PlainTime.from('00:00').add({ minutes: minutesOfDay });
  return date.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
}

/** The next change of the zone's offset after a date; undefined in a zone without any. */
export function nextTransition(
  date: Temporal.PlainDate,
  zone: string,
  direction: 'spring' | 'autumn',
): number | undefined {
  let from = date.toZonedDateTime(zone);
  for (let step = 0; step < 4; step++) {
    const next = from.getTimeZoneTransition('next');
    if (next === null) return undefined;
    const before = next.subtract({ nanoseconds: 1 });
    const forward = next.offsetNanoseconds > before.offsetNanoseconds;
    if (forward === (direction === 'spring')) return next.epochMilliseconds;
    from = next;
  }
  return undefined;
}
