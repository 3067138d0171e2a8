import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { shownSql, shownValue } from '../../../stats/ranking/shown-value.ts';
import { formatStat } from '../../../wording/format-stat.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

const STATS = [
  { unit: 'count', digits: 0 },
  { unit: 'percent', digits: 1 },
  { unit: 'ratio', digits: 2 },
  { unit: 'minutes', digits: 0 },
] as const;
const NASTY = [
  0,
  0.005,
  1.005,
  1.025,
  1.115,
  820 / 800,
  2.675,
  0.615,
  1.1579,
  1.16,
  99.95,
  59_999 / 60_000,
  -1.5,
];

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(async () => {
  await test.close();
});

/** Sums over sums, close to each other. */
const values = fc
  .array(
    fc
      .tuple(fc.integer({ min: -200, max: 30_000 }), fc.integer({ min: 1, max: 20_000 }))
      .map(([a, b]) => a / b),
    { minLength: 50, maxLength: 400 },
  )
  .map((made) => [...NASTY, ...made].toSorted((a, b) => a - b));

it.each(STATS)('is equal where it looks equal, here and in the database: %o', async (stat) => {
  await fc.assert(
    fc.asyncProperty(values, async (made) => {
      const sorted = stat.unit === 'minutes' ? made.filter((value) => value >= 0) : made;
      const wanted = unique(sorted.map((value) => shownValue(stat, value)));
      const { rows } = await sql<{ nth: number }>`
        select dense_rank() over (order by ${shownSql(stat, sql`value`)})::int as nth
        from unnest(${sorted}::float8[]) with ordinality as v (value, at) order by at`.execute(test.db);
      expect(rows.map(({ nth }) => nth)).toEqual(wanted);
      expect(unique(sorted.map((value) => formatStat(stat, value, 'en-GB')))).toEqual(wanted);
    }),
    { numRuns: 10 },
  );
});

/** The number of each value among the different ones, in their order. */
function unique(shown: readonly unknown[]): number[] {
  const different = [...new Set(shown)];
  return shown.map((value) => different.indexOf(value) + 1);
}
