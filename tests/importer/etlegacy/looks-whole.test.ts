import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { looksWhole } from '../../../importer/etlegacy/looks-whole.ts';
import { simulateSample } from '../../support/simulate-sample.ts';
import { importFiles } from '../../support/import-files.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => database.close());

describe('whether a file that was just written is all of it', () => {
  const files = simulateSample().files.filter((file) => !file.name.includes('endstats'));
  /** The map on which somebody left after round one, so that the sums of round two's file do not agree alone. */
  const [r1, r2] = files.filter((file) => file.name.includes('etl_adlernest'));
  const look = async (name: string, body: Uint8Array) =>
    looksWhole(database.db, { server: 'default', name, body });

  it('a round one is, when its sums agree, and is not with a line less', async () => {
    expect(await look(r1!.name, r1!.bytes)).toBe(true);
    expect(await look(r1!.name, withoutLastLine(r1!.bytes))).toBe(false);
  });

  it('a round two that somebody missed is known to be only beside its round one', async () => {
    expect(await look(r2!.name, r2!.bytes)).toBe(false);
    await importFiles(database.db, [{ name: r1!.name, body: Buffer.from(r1!.bytes) }]);
    expect(await look(r2!.name, r2!.bytes)).toBe(true);
    expect(await look(r2!.name, withoutLastLine(r2!.bytes))).toBe(false);
  });
});

function withoutLastLine(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  return Buffer.from(text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1), 'latin1');
}
