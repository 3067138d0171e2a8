// Polls an upstream that simulates a war, with closed connections, delays, errors and bursts of 429. POLLS sets how many; the
// figures in bench/RESULTS.md are for 1,000.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pollReplay } from '../../support/helldivers2/poll-replay.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

const POLLS = Number(process.env['POLLS'] ?? 150);

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(async () => test.close());

function heapMb(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

it('polling is never too early, never without headers, one request at a time, and memory stays constant', async () => {
  const heap: number[] = [];
  const { server, rejected } = await pollReplay(test.db, {
    polls: POLLS,
    gapMs: 25,
    onTenth: () => heap.push(heapMb()),
  });
  expect(server.seen.length).toBeGreaterThanOrEqual(POLLS);
  expect([server.refused(), server.early(), server.mostAtOnce()]).toEqual([0, 0, 1]);
  expect(rejected).toEqual([]);
  const statuses = await test.db.selectFrom('helldivers2.clock').select('observed_at').execute();
  expect(statuses.length).toBeGreaterThan(POLLS / 10);
  expect(heap).toHaveLength(10);
  // After two tenths everything is loaded; the log of requests in the server takes less than a megabyte.
  expect(Math.max(...heap.slice(2))).toBeLessThan(heap[1]! + 10);
}, 1_200_000);
