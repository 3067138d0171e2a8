// Whether line-ups are found as they were, on many evenings that the rule was not chosen on.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { proveLineups } from '../support/proof/prove-lineups.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(async () => test.close());

it('of 250 simulated evenings every re-mix is found and no kept team is broken', async () => {
  const { transitions, remixes, faults } = await proveLineups(test.db, { seed: 14, evenings: 250 });
  expect(faults).toEqual([]);
  expect(transitions).toBeGreaterThan(1200);
  expect(remixes).toBeGreaterThan(12);
}, 900_000);
