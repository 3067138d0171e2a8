import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pruneSnapshots } from '../../../importer/inbox/prune-snapshots.ts';
import { storePayloads } from '../../../importer/inbox/store-payloads.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

const KIND = { game: 'weather', kind: 'sky', keepEveryS: 3600 };
const HOUR = 3600_000;

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(async () => test.close());

const sky = (subject: string, at: number, text = `${subject} at ${at}`) => ({
  source: 'upstream',
  game: KIND.game,
  kind: KIND.kind,
  subject,
  contentType: 'text/plain',
  isSnapshot: true,
  observedAt: new Date(at),
  body: Buffer.from(text),
});

async function kept(): Promise<string[]> {
  const rows = await test.db.selectFrom('core.payloads').select(['subject', 'snapshot_at']).execute();
  return rows.map((row) => `${row.subject} ${(row.snapshot_at?.getTime() ?? 0) / HOUR}`).toSorted();
}

it('keeps the first of every interval, the latest of each subject and what is not imported', async () => {
  await storePayloads(test.db, [
    ...[0, 0.25, 0.5, 1, 1.5, 1.75].map((hours) => sky('north', hours * HOUR)),
    ...[0.1, 0.2].map((hours) => sky('south', hours * HOUR, 'always the same')),
    { ...sky('north', 0.3 * HOUR), kind: 'ground' },
  ]);
  await sql`update core.payloads set status = 'imported'`.execute(test.db);
  await storePayloads(test.db, [sky('north', 0.75 * HOUR)]);
  expect(await pruneSnapshots(test.db, KIND)).toBe(3);
  expect(await kept()).toEqual([
    'north 0',
    'north 0.3',
    'north 0.75',
    'north 1',
    'north 1.75',
    'south 0.1',
    'south 0.2',
  ]);
  const { rows } = await sql<{ bodies: number }>`select count(*)::int as bodies from core.bodies`.execute(
    test.db,
  );
  expect(rows).toEqual([{ bodies: 6 }]);
  expect(await pruneSnapshots(test.db, KIND)).toBe(0);
});

it('keeps the first of every content, nothing older than the limit, and pinned ones', async () => {
  await sql`delete from core.payloads`.execute(test.db);
  await storePayloads(
    test.db,
    [0, 1, 2, 3, 4, 5].map((hours) => sky('north', hours * HOUR, hours < 4 ? 'grey' : 'blue')),
  );
  await sql`update core.payloads set status = 'imported'`.execute(test.db);
  const pinned = await test.db
    .selectFrom('core.payloads')
    .select('id')
    .where('snapshot_at', '=', new Date(HOUR))
    .execute();
  const byContent = { ...KIND, keepEveryS: null, fetchPinned: async () => pinned.map(({ id }) => id) };
  expect(await pruneSnapshots(test.db, byContent)).toBe(2);
  expect(await kept()).toEqual(['north 0', 'north 1', 'north 4', 'north 5']);
  expect(await pruneSnapshots(test.db, { ...byContent, keepForS: 3600 })).toBe(1);
  expect(await kept()).toEqual(['north 1', 'north 4', 'north 5']);
});
