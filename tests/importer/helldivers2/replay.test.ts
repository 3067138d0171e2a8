// Polls an upstream that simulates a war, with closed connections, delays, errors and a burst of 429.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pollReplay } from '../../support/helldivers2/poll-replay.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(async () => test.close());

it('polling is never too early, never without headers, and one request at a time', async () => {
  const { server, rejected } = await pollReplay(test.db, { polls: 60, gapMs: 25 });
  expect(server.seen.length).toBeGreaterThanOrEqual(60);
  expect([server.refused(), server.early(), server.mostAtOnce()]).toEqual([0, 0, 1]);
  expect(rejected).toEqual([]);
  const statuses = await test.db.selectFrom('helldivers2.clock').select('observed_at').execute();
  // On a busy machine the four kinds take turns.
  expect(statuses.length).toBeGreaterThan(10);
});
