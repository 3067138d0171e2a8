import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DerivationMemory } from '../../../importer/etlegacy/derivation-memory.ts';
import { openEtlegacySource } from '../../../importer/etlegacy/etlegacy-source.ts';
import { storeAndImport } from '../../../importer/inbox/store-and-import.ts';
import {
  importFiles,
  ledgerOf,
  payloadOf,
  stateOf,
  statusesOf,
} from '../../support/etlegacy/import-files.ts';
import { matchFiles, roundFile, type TestFile } from '../../support/etlegacy/round-file.ts';
import { curePoison, poisonRounds } from '../../support/etlegacy/poison-rounds.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

const SERVER = { key: 'default', zone: 'UTC' };
const [r1, r2] = matchFiles({ at: '2031-02-03 21:10:00' });
const [later1, later2] = matchFiles({ at: '2031-02-04 21:10:00', kills: 9 });
const poison = roundFile({ at: '2031-02-05 21:10:00', map: 'poison' });
const half: TestFile = { ...r1, body: r1.body.subarray(0, r1.body.length - 20) };

let test: TestDatabase;
let memory: DerivationMemory;
beforeEach(async () => {
  test = await createTestDatabase();
  memory = new DerivationMemory();
});
afterEach(async () => {
  await test.close();
});

const take = async (...files: readonly TestFile[]) =>
  storeAndImport(
    test.db,
    openEtlegacySource(SERVER, memory),
    files.map((file) => payloadOf(file)),
  );

async function stampOf(file: TestFile): Promise<Date | undefined> {
  const row = await test.db
    .selectFrom('core.payloads')
    .select('observed_at')
    .where('subject', '=', file.name)
    .executeTakeFirst();
  return row?.observed_at ?? undefined;
}

describe('storeAndImport', () => {
  it('gives the same state as the inbox, file by file in any order, including partial files and copies', async () => {
    const copy = { ...r2, name: later2.name.replace('211000', '235900') };
    const files = [half, r2, later1, copy, r1, r2, later2];
    await importFiles(test.db, files);
    const wanted = await stateOf(test.db);
    const other = await createTestDatabase();
    try {
      for (const file of files)
        await storeAndImport(other.db, openEtlegacySource(SERVER, memory), [payloadOf(file)]);
      expect(await stateOf(other.db)).toBe(wanted);
    } finally {
      await other.close();
    }
  });

  it('returns the changed rounds, and keeps the newer time of a known file', async () => {
    expect((await take(r1)).size).toBe(1);
    expect((await take(r2)).size).toBe(2);
    const touched = { ...payloadOf(r2), observedAt: new Date('2031-02-03T22:00:00Z') };
    expect((await storeAndImport(test.db, openEtlegacySource(SERVER, memory), [touched])).size).toBe(0);
    expect(await stampOf(r2)).toEqual(touched.observedAt);
    expect(await take()).toEqual(new Set());
  });

  it('accepts the same file twice in one call, as from two folders', async () => {
    expect((await take(r1, r1)).size).toBe(1);
    // Only the direct import does this.
    expect(memory.latest?.subject).toBe(r1.name);
  });

  it('leaves payloads that cannot be imported to the inbox, which keeps them with the reason and imports the others', async () => {
    await poisonRounds(test.db, 'P0001');
    expect((await take(r1, poison, r2)).size).toBe(2);
    expect(await statusesOf(test.db)).toEqual({ [r1.name]: 'ok', [r2.name]: 'ok' });
    const rejected = (await ledgerOf(test.db)).filter((row) => row.status !== 'imported');
    expect(rejected).toEqual([{ file: poison.name, status: 'rejected', code: 'IMPORT_FAILED' }]);
  });

  it('stores nothing after a temporary error, so that the caller retries', async () => {
    await poisonRounds(test.db, '40001');
    await expect(take(r1, poison)).rejects.toThrow('no such rounds here');
    expect(await ledgerOf(test.db)).toEqual([]);
    await curePoison(test.db);
    expect((await take(r1, poison)).size).toBe(2);
  });

  it('waits for its turn with others that do the same at once', async () => {
    await importFiles(test.db, [r1, r2, later1, later2]);
    const wanted = await stateOf(test.db);
    const other = await createTestDatabase();
    try {
      await Promise.all(
        [r2, later2, r1, later1, r2, r1].map(async (file) =>
          storeAndImport(other.db, openEtlegacySource(SERVER), [payloadOf(file)]),
        ),
      );
      expect(await stateOf(other.db)).toBe(wanted);
    } finally {
      await other.close();
    }
  });
});
