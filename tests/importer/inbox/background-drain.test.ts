import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { toPayload } from '../../../importer/etlegacy/files/to-payload.ts';
import { forgetServer } from '../../../importer/etlegacy/servers/forget-server.ts';
import { lockServer } from '../../../importer/etlegacy/servers/lock-server.ts';
import { openEtlegacySource } from '../../../importer/etlegacy/etlegacy-source.ts';
import { BackgroundDrain } from '../../../importer/inbox/background-drain.ts';
import { drainInbox } from '../../../importer/inbox/drain-inbox.ts';
import { storePayloads } from '../../../importer/inbox/store-payloads.ts';
import { prepareServer } from '../../../importer/etlegacy/servers/prepare-server.ts';
import { exportAll } from '../../support/export-all.ts';
import { simulateFiles } from '../../support/etlegacy/round-files.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

const SERVER = { key: 'default', zone: 'UTC' };
const FILES = simulateFiles(24).map(({ name, text }) =>
  toPayload(SERVER.key, name, { body: Buffer.from(text), modifiedMs: 1_000 }),
);

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
  await prepareServer(database.db, SERVER);
});
afterEach(() => database.close());

test('payloads stored during the import are imported too, with the same result as all at once', async () => {
  const { db } = database;
  const drain = new BackgroundDrain(db, openEtlegacySource(SERVER), {});
  for (const file of FILES) {
    await drain.wake(await storePayloads(db, [file]));
  }
  expect((await drain.settle()).size).toBe(FILES.length);
  const inFlow = await exportAll(db, [SERVER.key]);
  await forgetServer(db, SERVER.key);
  await prepareServer(db, SERVER);
  await storePayloads(db, FILES);
  await drainInbox(db, openEtlegacySource(SERVER));
  expect(await exportAll(db, [SERVER.key])).toBe(inFlow);
});

test('an error that stops the import is rethrown when it settles, and nothing runs on afterwards', async () => {
  const { db } = database;
  await storePayloads(db, FILES);
  // Only a temporary error stops an import: an invalid file is rejected.
  await sql
    .raw(
      `create function refuse() returns trigger language plpgsql as $$ begin raise exception 'later' using errcode = '55006'; end $$;
       create trigger refuse before insert on etlegacy.files for each row execute function refuse()`,
    )
    .execute(db);
  const drain = new BackgroundDrain(db, openEtlegacySource(SERVER), {});
  await drain.wake(FILES.length);
  await expect(drain.settle()).rejects.toThrow('later');
  await drain.wake(10_000);
  await expect(drain.settle()).rejects.toThrow('later');
});

test('a writer far ahead of the import waits for it', async () => {
  const { db } = database;
  // Rejected soon, which counts as processed.
  const many = Array.from({ length: 700 }, (_, n) =>
    toPayload(SERVER.key, `${n}.txt`, { body: Buffer.from('no stats'), modifiedMs: 1_000 }),
  );
  await storePayloads(db, many);
  let imported = 0;
  let isFollowed = false;
  const drain = new BackgroundDrain(db, openEtlegacySource(SERVER), {
    onProgress: (done) => (imported += done),
  });
  await db.transaction().execute(async (other) => {
    await lockServer(SERVER.key).execute(other);
    void drain.wake(many.length).then(() => (isFollowed = true));
    await sleep(200);
    expect(isFollowed).toBe(false);
  });
  await drain.wake(0);
  expect(isFollowed).toBe(true);
  expect(imported).toBeGreaterThanOrEqual(200);
  await drain.settle();
  expect(imported).toBe(many.length);
});
