// A small part of the proof; `npm run stress` plays hundreds of evenings and a thousand orders.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom } from '../../simulator/etlegacy/random.ts';
import { simulateEvenings } from '../../simulator/etlegacy/simulate-evenings.ts';
import { disturbFiles } from '../support/proof/disturb-files.ts';
import { proveOrders } from '../support/proof/prove-orders.ts';
import { proveTruth } from '../support/proof/prove-truth.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test('what is imported is what happened', async () => {
  const { rows, differences } = await proveTruth({ db: database.db, seed: 2, evenings: 12 });
  expect(differences).toEqual([]);
  expect(rows).toBeGreaterThan(1_200);
});

test('any order, any copies, any batches, several at once, derived again: the same exports', async () => {
  const evenings = simulateEvenings({ seed: 21, evenings: 5, options: { maps: 3, teamSize: 3 } });
  expect(await proveOrders({ db: database.db, evenings, seed: 1, orders: 8 })).toEqual([]);
});

test('files are disturbed in every way', () => {
  const [evening] = simulateEvenings({ seed: 3, evenings: 1 });
  if (evening === undefined) throw new Error('no evening');
  const disturbed = disturbFiles(evening, createRandom(1));
  const names = disturbed.map(({ name }) => name);
  expect(new Set(names).size).toBeGreaterThan(evening.files.length);
  expect(new Set(names).size).toBeLessThan(names.length);
  expect(names).not.toEqual(names.toSorted());
  expect(disturbed.some(({ bytes }) => Buffer.from(bytes).includes('\r\n'))).toBe(true);
});
