import { expect, it } from 'vitest';
import { readMaxAge, readRetryAfter } from '../../../../importer/collect/http/read-headers.ts';

const NOW = new Date('2026-03-05T12:00:00Z');
const waitFor = (text: string) => readRetryAfter(new Headers({ 'retry-after': text }), NOW);
const freshFor = (text: string) => readMaxAge(new Headers({ 'cache-control': text }));

it('Retry-After is read in seconds or as a date, and for an hour at most', () => {
  expect(waitFor('30')).toBe(30_000);
  expect(waitFor('Thu, 05 Mar 2026 12:01:00 GMT')).toBe(60_000);
  expect(waitFor('86400')).toBe(3_600_000);
  expect(waitFor('soon')).toBeNull();
});

it('an answer is fresh for five minutes at most', () => {
  expect(freshFor('public, max-age=20')).toBe(20_000);
  expect(freshFor('max-age=86400')).toBe(300_000);
  expect(freshFor('no-cache')).toBeNull();
});
