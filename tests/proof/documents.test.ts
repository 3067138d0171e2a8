// A small part of the proof of rounds that text files and JSON tell; the slow suite plays more evenings in every way.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { proveDocuments } from '../support/proof/prove-documents.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test('whatever tells a round of whatever game type, nothing that is exported is wrong or missing', async () => {
  const proof = await proveDocuments({
    db: database.db,
    seed: 4,
    evenings: 1,
    ways: ['mixed'],
    options: { maps: 2, teamSize: 2, script: '2.6.0' },
  });
  expect(proof.differences).toEqual([]);
  expect(proof.rows).toBeGreaterThan(60);
  expect(proof.kills).toBeGreaterThan(50);
});
