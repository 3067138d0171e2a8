import { describe, expect, it } from 'vitest';
import { formatPeriod, parsePeriod, rangeOf, seasonOf } from '../../../../core/period.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

function range(period: string, today: string) {
  const parsed = parsePeriod(period);
  if (parsed === undefined) throw new Error(period);
  const { since, until } = rangeOf(parsed, day(today));
  return `${since} ${until}`;
}

describe('parsePeriod', () => {
  it('parses what formatPeriod writes', () => {
    for (const text of ['all', 'session', 'week', 'month', 'season', '2025-10', '2025-Q4', '30d', '1d'])
      expect(formatPeriod(parsePeriod(text) ?? { kind: 'days', days: 0 })).toBe(text);
    expect(parsePeriod(' 2025-q1 ')).toEqual({ kind: 'season', season: '2025-Q1' });
  });

  it('rejects anything else', () => {
    for (const text of ['', 'year', '2025-13', '2025-Q5', '0d', '99999d', '30 d', '2025-10-14', "'; drop"])
      expect(parsePeriod(text)).toBeUndefined();
  });
});

describe('rangeOf', () => {
  it('starts a week on Monday and ends it before the next one', () => {
    expect(range('week', '2026-01-01')).toBe('2025-12-29 2026-01-05');
    expect(range('week', '2025-12-29')).toBe('2025-12-29 2026-01-05');
    expect(range('week', '2026-01-04')).toBe('2025-12-29 2026-01-05');
  });

  it('returns months and calendar quarters', () => {
    expect(range('month', '2028-02-29')).toBe('2028-02-01 2028-03-01');
    expect(range('2025-12', '2031-01-01')).toBe('2025-12-01 2026-01-01');
    expect(range('season', '2025-12-31')).toBe('2025-10-01 2026-01-01');
    expect(range('season', '2026-01-01')).toBe('2026-01-01 2026-04-01');
    expect(range('2026-Q2', '2031-01-01')).toBe('2026-04-01 2026-07-01');
    expect(seasonOf('2026-09-30')).toBe('2026-Q3');
  });

  it('includes today in a number of days, and has no bounds for all time', () => {
    expect(range('1d', '2026-03-01')).toBe('2026-03-01 2026-03-02');
    expect(range('30d', '2026-03-01')).toBe('2026-01-31 2026-03-02');
    expect(range('all', '2026-03-01')).toBe('null null');
  });
});
