const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const UNITS = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** Returns "2 days ago", for lists in which Discord's timestamps do not work. */
export function sayAge(moment: Date, now: Date): string {
  const ms = moment.getTime() - now.getTime();
  const [unit, size] = UNITS.find(([, length]) => Math.abs(ms) >= length) ?? (['minute', 60_000] as const);
  return relative.format(Math.round(ms / size), unit);
}
