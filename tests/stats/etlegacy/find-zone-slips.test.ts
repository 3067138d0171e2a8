import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rederive } from '../../../importer/etlegacy/rederive.ts';
import { prepareServer } from '../../../importer/etlegacy/servers/prepare-server.ts';
import { findZoneSlips } from '../../../stats/etlegacy/health/find-zone-slips.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';
import { importFiles } from '../../support/etlegacy/import-files.ts';
import { simulateEvenings } from '../../../simulator/etlegacy/simulate-evenings.ts';
import { eveningFiles } from '../../bot/support/evenings.ts';
import { importFiles as importNamed } from '../../support/proof/import-files.ts';

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

test('a server whose rounds stand twice, as text and as JSON some hours apart, is named until its zone is right', async () => {
  const { db, close } = await createTestDatabase();
  const options = { plain: true, zone: 'Asia/Kolkata', format: 'both', maps: 2, teamSize: 3 } as const;
  const files = simulateEvenings({ seed: 5, evenings: 1, options }).flatMap((evening) => [
    ...evening.files.map(({ name, bytes }) => ({ name, bytes })),
    ...evening.documents.map(({ push }, at) => ({ name: `push-${at}.json`, bytes: Buffer.from(push) })),
  ]);
  await importNamed(db, { key: 'goa', zone: 'UTC' }, files);
  const said = (await findZoneSlips(db)).map(({ say }) => say);
  expect(said).toEqual([
    expect.stringMatching(/rounds of server "goa" count twice.* 330 minutes apart.* than UTC.*ET_TIME_ZONE/),
  ]);
  await prepareServer(db, { key: 'goa', zone: 'Asia/Kolkata' });
  await rederive(db, 'goa');
  expect(await findZoneSlips(db)).toEqual([]);
  await close();
});
