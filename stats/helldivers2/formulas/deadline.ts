const HOUR_MS = 3_600_000;

/** Hours until a deadline; 0 once it passed. */
export function hoursLeft(expireAt: Date, now: Date): number {
  return Math.max((expireAt.getTime() - now.getTime()) / HOUR_MS, 0);
}

/** How much of its time an event has had, 0 to 100 %. */
export function elapsedPct(startAt: Date, expireAt: Date, now: Date): number {
  const whole = expireAt.getTime() - startAt.getTime();
  if (whole <= 0) return 100;
  return Math.min(Math.max((100 * (now.getTime() - startAt.getTime())) / whole, 0), 100);
}

/** The pace that wins in time, in % per hour; null once the time is up. */
export function neededPctPerHour(pct: number, hours: number): number | null {
  return hours <= 0 ? null : (100 - pct) / hours;
}
