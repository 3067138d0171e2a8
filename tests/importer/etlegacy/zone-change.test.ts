// A corrected time zone moves rounds that JSON tells, because it has their time in UTC, and leaves nothing behind.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareServer } from '../../../importer/etlegacy/servers/prepare-server.ts';
import { replay } from '../../../importer/etlegacy/replay.ts';
import { rederive } from '../../../importer/etlegacy/rederive.ts';
import { simulateEvenings } from '../../../simulator/etlegacy/simulate-evenings.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';
import { diffExports, exportEverything } from '../../support/proof/export-everything.ts';
import { importFiles } from '../../support/proof/import-files.ts';

const ZONE = 'Europe/Ljubljana';
const [evening] = simulateEvenings({
  seed: 77,
  evenings: 1,
  options: { gameType: 'campaign', format: 'both', script: '2.6.0', zone: ZONE, maps: 2, teamSize: 2 },
});
const tabs = evening?.files.map(({ name, bytes }) => ({ name, bytes })) ?? [];
const dumps = evening?.documents.map(({ name, dump }) => ({ name, bytes: dump })) ?? [];

let right: TestDatabase;
let corrected: TestDatabase;
beforeAll(async () => {
  [right, corrected] = [await createTestDatabase(), await createTestDatabase()];
  await importFiles(right.db, { key: 'default', zone: ZONE }, [...tabs, ...dumps]);
});
afterAll(async () => {
  await right.close();
  await corrected.close();
});

test('with the right zone a home is the same as one that always had it', async () => {
  const { db } = corrected;
  await importFiles(db, { key: 'default', zone: 'UTC' }, [...dumps, ...tabs]);
  const before = await exportEverything(db, ['default']);
  expect(before.rounds.split('\n').length).toBeGreaterThan(tabs.length + 1);
  const server = await prepareServer(db, { key: 'default', zone: ZONE });
  await rederive(db, server.key);
  const wanted = await exportEverything(right.db, ['default']);
  expect(diffExports(wanted, await exportEverything(db, ['default']))).toEqual([]);
  // Homes in which an earlier version left such rounds.
  await sql`
    insert into etlegacy.rounds
    select (jsonb_populate_record(r, jsonb_build_object('id', 5, 'payload_id', p.id))).*
    from etlegacy.rounds as r, core.payloads as p
    where not exists (select from etlegacy.rounds as other where other.payload_id = p.id) limit 1`.execute(
    db,
  );
  await replay(db, server);
  expect(diffExports(wanted, await exportEverything(db, ['default']))).toEqual([]);
});
