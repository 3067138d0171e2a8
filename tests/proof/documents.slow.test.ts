import { afterAll, beforeAll, expect, test } from 'vitest';
import { SCRIPT_VERSIONS } from '../../simulator/etlegacy/documents/json-script.ts';
import { proveDocuments } from '../support/proof/prove-documents.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test.each(SCRIPT_VERSIONS.map((script, at) => [script, at] as const))(
  'evenings with the script %s, fed by every way, are what happened',
  { timeout: 600_000 },
  async (script, at) => {
    const seed = 100 + 3 * at;
    const options = { maps: 3, teamSize: 3, script };
    const proof = await proveDocuments({ db: database.db, seed, evenings: 3, options });
    expect(proof.differences).toEqual([]);
    expect(proof.rows).toBeGreaterThan(300);
    expect(proof.timed).toBeGreaterThanOrEqual(0.8 * proof.throughout);
  },
);
