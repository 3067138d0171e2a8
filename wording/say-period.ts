import type { Period } from '../core/period.ts';

/** Returns the name of a period for people. */
export function sayPeriod(period: Period): string {
  if (period.kind === 'all') return 'all time';
  if (period.kind === 'session') return 'last evening';
  if (period.kind === 'days') return period.days === 1 ? 'last day' : `last ${period.days} days`;
  if (period.kind === 'month') return period.month ?? 'this month';
  if (period.kind === 'season')
    return period.season === undefined ? 'this season' : `season ${period.season}`;
  return 'this week';
}
