import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BackgroundDrain } from '../../../importer/inbox/background-drain.ts';
import { storePayloads } from '../../../importer/inbox/store-payloads.ts';
import { prepareServer } from '../../../importer/prepare-server.ts';
import { exportAll } from '../../support/export-all.ts';
import { importFiles, payloadOf } from '../../support/import-files.ts';
import { matchFiles } from '../../support/round-file.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

const SERVER = { key: 'default', zone: 'UTC' };
const FILES = Array.from({ length: 12 }, (_, day) =>
  matchFiles({ at: `2031-02-${String(day + 1).padStart(2, '0')} 21:10:00` }),
).flat();

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
  await prepareServer(database.db, SERVER);
});
afterEach(() => database.close());

test('what is stored while it imports is imported too, and ends as if it had come at once', async () => {
  const { db } = database;
  const drain = new BackgroundDrain(db, SERVER, {});
  for (const file of FILES) {
    await storePayloads(db, [payloadOf(file)]);
    drain.wake();
  }
  expect((await drain.settle()).size).toBe(FILES.length);
  const quiet = await createTestDatabase();
  try {
    await importFiles(quiet.db, FILES);
    expect(await exportAll(db, [SERVER.key])).toBe(await exportAll(quiet.db, [SERVER.key]));
  } finally {
    await quiet.close();
  }
});

test('what stops the import is heard when it settles, and nothing goes on behind it', async () => {
  const { db } = database;
  await storePayloads(
    db,
    FILES.map((file) => payloadOf(file)),
  );
  // Only what passes by itself stops an import: a file at fault is rejected.
  await sql
    .raw(
      `create function refuse() returns trigger language plpgsql as $$ begin raise exception 'later' using errcode = '55006'; end $$;
       create trigger refuse before insert on etlegacy.files for each row execute function refuse()`,
    )
    .execute(db);
  const drain = new BackgroundDrain(db, SERVER, {});
  drain.wake();
  await expect(drain.settle()).rejects.toThrow('later');
  drain.wake();
  await expect(drain.settle()).rejects.toThrow('later');
});
