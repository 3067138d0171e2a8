import { afterAll, beforeAll, expect, it } from 'vitest';
import { fetchKnownStamps } from '../../../../importer/collect/folder/fetch-known-stamps.ts';
import { fileStamp } from '../../../../importer/collect/folder/file-stamp.ts';
import { toPayload } from '../../../../importer/etlegacy/files/to-payload.ts';
import { storePayloads } from '../../../../importer/inbox/store-payloads.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';

/** More than one query reads. */
const FILES = 5_003;
const body = Buffer.from('content');
const modifiedMs = Date.parse('2026-01-02T03:04:05.678Z');

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  const content = { body, modifiedMs };
  await storePayloads(
    test.db,
    Array.from({ length: FILES }, (_, n) => toPayload('here', `file-${n}.txt`, content)),
  );
});
afterAll(async () => test.close());

const HERE = { source: 'here', kind: 'round_file' };

it('returns the stamps of the files given, out of a long history, and no others', async () => {
  const there = Array.from({ length: FILES }, (_, n) => `file-${n}.txt`).filter((_, n) => n % 7 === 0);
  const known = await fetchKnownStamps(test.db, HERE, [...there, 'fresh.txt']);
  expect(known).toEqual(new Set(there.map((name) => fileStamp(name, body.length, modifiedMs))));
});

it('returns nothing for another source, and nothing for no files', async () => {
  const otherKind = { ...HERE, kind: 'api_answer' };
  expect(await fetchKnownStamps(test.db, otherKind, ['file-0.txt'])).toEqual(new Set());
  expect(await fetchKnownStamps(test.db, { ...HERE, source: 'elsewhere' }, ['file-0.txt'])).toEqual(
    new Set(),
  );
  expect(await fetchKnownStamps(test.db, HERE, [])).toEqual(new Set());
});
