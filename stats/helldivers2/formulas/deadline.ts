const HOUR_MS = 3_600_000;

/** Hours until a deadline; 0 once it passed. */
export function hoursLeft(expireAt: Date, now: Date): number {
  return Math.max((expireAt.getTime() - now.getTime()) / HOUR_MS, 0);
}

/**
 * How much of its time an event has had, 0 to 100 %. By what is left of it: a pause of the war counts for neither.
 *
 * @param whole hours by the war's clock.
 */
export function elapsedPct(left: number, whole: number): number {
  return whole <= 0 ? 100 : Math.min(Math.max(100 * (1 - left / whole), 0), 100);
}

/** The pace that wins in time, in % per hour; null once the time is up. */
export function neededPctPerHour(pct: number, hours: number): number | null {
  return hours <= 0 ? null : (100 - pct) / hours;
}
