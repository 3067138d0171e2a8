// Whether line-ups are found as they were; 250 evenings of them in lineups.slow.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { proveLineups } from '../support/proof/prove-lineups.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(async () => test.close());

it('of eight simulated evenings every re-mix is found and no kept team is broken', async () => {
  const { transitions, faults } = await proveLineups(test.db, { seed: 14, evenings: 8 });
  expect(faults).toEqual([]);
  expect(transitions).toBeGreaterThan(30);
}, 120_000);

it('every re-mix is found on evenings that all have one', async () => {
  const simulation = { seed: 15, evenings: 4, options: { cases: ['remix'], maps: 4 } } as const;
  const { remixes, faults } = await proveLineups(test.db, simulation);
  expect(faults).toEqual([]);
  expect(remixes).toBeGreaterThanOrEqual(3);
}, 120000);
