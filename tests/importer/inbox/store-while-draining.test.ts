import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lockServer } from '../../../importer/etlegacy/servers/lock-server.ts';
import { toPayload } from '../../../importer/etlegacy/files/to-payload.ts';
import { openEtlegacySource } from '../../../importer/etlegacy/etlegacy-source.ts';
import { drainInbox } from '../../../importer/inbox/drain-inbox.ts';
import { storePayloads } from '../../../importer/inbox/store-payloads.ts';
import { prepareServer } from '../../../importer/etlegacy/servers/prepare-server.ts';
import { roundText } from '../../parsers/etlegacy/round-text.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

const SERVER = { key: 'default', zone: 'UTC' };
const NAME = '2025-02-03-200000-oasis-round-1.txt';

function payload(modifiedMs: number) {
  return toPayload(SERVER.key, NAME, { body: Buffer.from(roundText({}, [{}])), modifiedMs });
}

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await prepareServer(database.db, SERVER);
});
afterAll(() => database.close());

test('a writer never waits for an importer that waits for its turn', async () => {
  const { db } = database;
  const drained = await db.transaction().execute(async (other) => {
    await lockServer(SERVER.key).execute(other);
    await storePayloads(db, [payload(1_000)]);
    const drain = drainInbox(db, openEtlegacySource(SERVER));
    await untilBlocked();
    await storePayloads(db, [payload(3_000)]);
    return { drain };
  });
  expect((await drained.drain).size).toBe(1);
  const { observed_at } = await db
    .selectFrom('core.payloads')
    .select('observed_at')
    .executeTakeFirstOrThrow();
  expect(observed_at?.getTime()).toBe(3_000);
});

async function untilBlocked(): Promise<void> {
  for (;;) {
    const { rows } = await waiters();
    if (rows.length > 0) return;
  }
}

async function waiters() {
  return await sql`select from pg_locks where locktype = 'advisory' and not granted
    and database = (select oid from pg_database where datname = current_database())`.execute(database.db);
}
