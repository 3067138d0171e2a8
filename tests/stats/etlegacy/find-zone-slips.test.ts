import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findZoneSlips } from '../../../stats/etlegacy/health/find-zone-slips.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';
import { importFiles } from '../../support/etlegacy/import-files.ts';
import { eveningFiles } from '../../bot/support/evenings.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await importFiles(database.db, eveningFiles({ players: 6, at: '2025-03-03 21:00:00', matches: 2 }));
});
afterAll(async () => database.close());

async function arrive(delay: string): Promise<string[]> {
  const { db } = database;
  await sql`update core.payloads as p set received_at = r.ended_at + ${delay}::interval
    from etlegacy.rounds as r where r.payload_id = p.id`.execute(db);
  return (await findZoneSlips(db)).map(({ say }) => say);
}

test('a server whose files come whole hours late or early is named, with what to set', async () => {
  expect(await arrive('20 seconds')).toEqual([]);
  expect(await arrive('5 hours 20 seconds')).toEqual([expect.stringMatching(/5 hours after .*ET_TIME_ZONE/)]);
  expect(await arrive('-59 minutes')).toEqual([expect.stringContaining('1 hour before')]);
  expect(await arrive('5 hours 25 minutes')).toEqual([]);
  expect(await arrive('30 hours')).toEqual([]);
});

test('files of an archive, which come together, say nothing about the zone', async () => {
  await sql`update core.payloads as p set received_at = (select max(ended_at) from etlegacy.rounds) + interval '5 hours'`.execute(
    database.db,
  );
  expect(await findZoneSlips(database.db)).toEqual([]);
});
