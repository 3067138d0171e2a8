import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { up } from '../../../migrations/0005-helldivers1-current-war.ts';
import { prepareSample } from '../../../cli/helldivers1/prepare-sample.ts';
import { dropSample } from '../../../importer/helldivers1/drop-sample.ts';
import { restoreBackup } from '../../../importer/backup/restore-backup.ts';
import { writeBackup } from '../../../importer/backup/write-backup.ts';
import { helldivers1Importer } from '../../../importer/helldivers1/helldivers1-importer.ts';
import { openSource } from '../../../importer/helldivers1/open-source.ts';
import { drainInbox } from '../../../importer/inbox/drain-inbox.ts';
import { storePayloads } from '../../../importer/inbox/store-payloads.ts';
import { fetchSeasons } from '../../../stats/helldivers1/fetch-seasons.ts';
import { fetchWar } from '../../../stats/helldivers1/fetch-war.ts';
import { bodyOf, rawStatus } from '../../support/helldivers1/answers.ts';
import { importBodies, payloadOf } from '../../support/helldivers1/import-answers.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

/** As the migrator runs it: of a database with any tables. */
const MIGRATION: Migration = { up };

let test: TestDatabase;
const NOW = new Date(Math.floor(Date.now() / 1000) * 1000);
beforeAll(async () => {
  test = await createTestDatabase();
  await prepareSample(test.db, NOW);
});
afterAll(async () => test.close());

const count = async (): Promise<number> =>
  (await sql`select from core.payloads where game = 'helldivers1'`.execute(test.db)).rows.length;

it('stores a running war and earlier wars, once', async () => {
  const war = await fetchWar(test.db);
  expect(war?.time).toBe(NOW.getTime() / 1000);
  expect(war?.fronts.filter(({ status }) => status !== 'hidden').length).toBeGreaterThan(0);
  const seasons = await fetchSeasons(test.db);
  expect(seasons.length).toBeGreaterThan(1);
  expect(seasons.every(({ lastUpdated, snapshots }) => lastUpdated !== null && snapshots > 1)).toBe(true);
  const before = await count();
  await prepareSample(test.db, new Date(NOW.getTime() + 60_000));
  expect(await count()).toBe(before);
});

it('can be replaced, and is not created beside a real answer', async () => {
  await dropSample(test.db);
  expect([await count(), await fetchWar(test.db)]).toEqual([0, null]);
  await importBodies(test.db, [bodyOf(rawStatus({ season: 142 }))]);
  await prepareSample(test.db, NOW);
  expect((await fetchWar(test.db))?.season).toBe(142);
});

it('is left out of a restored backup', async () => {
  const [other, restored] = [await createTestDatabase(), await createTestDatabase()];
  const folder = await mkdtemp(path.join(tmpdir(), 'debrief-sample-'));
  const file = path.join(folder, 'all.ndjson.zst');
  await importBodies(other.db, [bodyOf(rawStatus({ season: 142 }))]);
  await storePayloads(other.db, [{ ...payloadOf(bodyOf(rawStatus({ season: 9 }))), source: 'sample' }]);
  await writeBackup(other.db, file, [helldivers1Importer]);
  await restoreBackup(restored.db, file, [helldivers1Importer]);
  expect(await helldivers1Importer.knownSources(restored.db)).toEqual(['helldivers1']);
  expect((await fetchSeasons(restored.db)).map(({ season }) => season)).toEqual([142]);
  await Promise.all([other.close(), restored.close(), rm(folder, { recursive: true })]);
});

it('is removed from among real answers by the migration that gave it a database, and those are imported again', async () => {
  const other = await createTestDatabase();
  await importBodies(other.db, [bodyOf(rawStatus({ season: 142 }))]);
  await sql`insert into core.payloads (source, game, kind, subject, content_type, hash, size)
    select 'sample', game, kind, '9', content_type, hash, size from core.payloads`.execute(other.db);
  await sql`insert into helldivers1.seasons (season) values (9)`.execute(other.db);
  for (const what of ['view current_war', 'table archive_refusals', 'index live_newest'])
    await sql.raw(`drop ${what.replace(' ', ' helldivers1.')}`).execute(other.db);
  await sql`alter table helldivers1.live drop column all_players`.execute(other.db);
  await MIGRATION.up(other.db);
  const { rows } = await sql`select source, status from core.payloads`.execute(other.db);
  expect(rows).toEqual([{ source: 'helldivers1', status: 'new' }]);
  await drainInbox(other.db, openSource('helldivers1'));
  expect((await fetchSeasons(other.db)).map(({ season }) => season)).toEqual([142]);
  await other.close();
});
