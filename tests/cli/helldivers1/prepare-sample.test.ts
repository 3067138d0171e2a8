import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { prepareSample } from '../../../cli/helldivers1/prepare-sample.ts';
import { dropSample } from '../../../importer/helldivers1/drop-sample.ts';
import { fetchSeasons } from '../../../stats/helldivers1/fetch-seasons.ts';
import { fetchWar } from '../../../stats/helldivers1/fetch-war.ts';
import { bodyOf, rawStatus } from '../../support/helldivers1/answers.ts';
import { importBodies } from '../../support/helldivers1/import-answers.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let test: TestDatabase;
const NOW = new Date(Math.floor(Date.now() / 1000) * 1000);
beforeAll(async () => {
  test = await createTestDatabase();
  await prepareSample(test.db, NOW);
});
afterAll(async () => test.close());

const count = async (): Promise<number> =>
  (await sql`select from core.payloads where game = 'helldivers1'`.execute(test.db)).rows.length;

it('stores a running war and earlier wars, once', async () => {
  const war = await fetchWar(test.db);
  expect(war?.time).toBe(NOW.getTime() / 1000);
  expect(war?.fronts.filter(({ status }) => status !== 'hidden').length).toBeGreaterThan(0);
  const seasons = await fetchSeasons(test.db);
  expect(seasons.length).toBeGreaterThan(1);
  expect(seasons.every(({ lastUpdated, snapshots }) => lastUpdated !== null && snapshots > 1)).toBe(true);
  const before = await count();
  await prepareSample(test.db, new Date(NOW.getTime() + 60_000));
  expect(await count()).toBe(before);
});

it('can be replaced, and is not created beside a real answer', async () => {
  await dropSample(test.db);
  expect([await count(), await fetchWar(test.db)]).toEqual([0, null]);
  await importBodies(test.db, [bodyOf(rawStatus({ season: 142 }))]);
  await prepareSample(test.db, NOW);
  expect((await fetchWar(test.db))?.season).toBe(142);
});
