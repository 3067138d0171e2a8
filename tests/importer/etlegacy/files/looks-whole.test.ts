import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { looksWhole } from '../../../../importer/etlegacy/files/looks-whole.ts';
import { simulateSample } from '../../../support/etlegacy/simulate-sample.ts';
import { importFiles } from '../../../support/etlegacy/import-files.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => database.close());

describe('a file that was just written', () => {
  const files = simulateSample().files.filter((file) => !file.name.includes('endstats'));
  /** A map on which a player left after round one, so that the sums of the round two file do not agree by themselves. */
  const [r1, r2] = files.filter((file) => file.name.includes('etl_adlernest'));
  const look = async (name: string, body: Uint8Array) =>
    looksWhole(database.db, { server: 'default', name, body });

  it('of a round one is complete when its sums agree, and incomplete with a line missing', async () => {
    expect(await look(r1!.name, r1!.bytes)).toBe(true);
    expect(await look(r1!.name, withoutLastLine(r1!.bytes))).toBe(false);
  });

  it('of a round two without a player of round one is recognised as complete only together with its round one', async () => {
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
