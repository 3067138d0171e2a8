// Periods consist of whole sessions: a session belongs to the local date of its first round, in its server's zone.

export type Period =
  | { readonly kind: 'all' }
  /** The latest session of any of the servers. */
  | { readonly kind: 'session' }
  /** The current week, from Monday. */
  | { readonly kind: 'week' }
  /** Defaults to the current one. `month` is 2025-10, a season a calendar quarter: 2025-Q4. */
  | { readonly kind: 'month'; readonly month?: string }
  | { readonly kind: 'season'; readonly season?: string }
  /** Today and the preceding days. */
  | { readonly kind: 'days'; readonly days: number };

/** Local dates from `since` (inclusive) to `until` (exclusive); null is unbounded. */
export type DateRange = { readonly since: string | null; readonly until: string | null };

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
const SEASON = /^(\d{4})-q([1-4])$/;
const DAYS = /^([1-9]\d{0,3})d$/;

/** Parses `all`, `session`, `week`, `month`, `season`, `2025-10`, `2025-Q4` or `30d`; undefined for anything else. */
export function parsePeriod(text: string): Period | undefined {
  const clean = text.trim().toLowerCase();
  if (clean === 'all' || clean === 'session' || clean === 'week' || clean === 'month' || clean === 'season')
    return { kind: clean };
  if (MONTH.test(clean)) return { kind: 'month', month: clean };
  if (SEASON.test(clean)) return { kind: 'season', season: clean.toUpperCase() };
  const days = DAYS.exec(clean)?.[1];
  return days === undefined ? undefined : { kind: 'days', days: Number(days) };
}

/** Inverse of `parsePeriod`: short enough for the id of a button. */
export function formatPeriod(period: Period): string {
  if (period.kind === 'month') return period.month ?? 'month';
  if (period.kind === 'season') return period.season ?? 'season';
  return period.kind === 'days' ? `${period.days}d` : period.kind;
}

/** Returns the season of a local date: 2025-Q4. */
export function seasonOf(date: string): string {
  const { year, month } = Temporal.PlainDate.from(date);
  return `${year}-Q${Math.ceil(month / 3)}`;
}

/**
 * @param today the local date in the zone of the server. A session is not a range of dates, so its range is unbounded.
 */
export function rangeOf(period: Period, today: Temporal.PlainDate): DateRange {
  if (period.kind === 'week') return from(today.subtract({ days: today.dayOfWeek - 1 }), { weeks: 1 });
  if (period.kind === 'month') return from(firstOfMonth(period.month, today), { months: 1 });
  if (period.kind === 'season') {
    return from(firstOfSeason(period.season ?? seasonOf(today.toString())), { months: 3 });
  }
  if (period.kind === 'days') {
    return from(today.subtract({ days: period.days - 1 }), { days: period.days });
  }
  return { since: null, until: null };
}

function from(start: Temporal.PlainDate, length: Temporal.DurationLike): DateRange {
  return { since: start.toString(), until: start.add(length).toString() };
}

function firstOfMonth(month: string | undefined, today: Temporal.PlainDate): Temporal.PlainDate {
  return month === undefined ? today.with({ day: 1 }) : Temporal.PlainDate.from(`${month}-01`);
}

function firstOfSeason(season: string): Temporal.PlainDate {
  const [year, quarter] = season.split('-Q');
  return new Temporal.PlainDate(Number(year), Number(quarter) * 3 - 2, 1);
}
