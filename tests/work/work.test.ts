import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeDailyBackup } from '../../work/daily-backup.ts';
import { loadImporters } from '../../cli/app/find-game.ts';
import { maintain } from '../../database/maintain.ts';
import { checkBackup } from '../../importer/backup/check-backup.ts';
import { fetchArrivals } from '../../stats/health/fetch-arrivals.ts';
import { openEtlegacySource } from '../../importer/etlegacy/etlegacy-source.ts';
import { drainInbox } from '../../importer/inbox/drain-inbox.ts';
import { storePayloads } from '../../importer/inbox/store-payloads.ts';
import { prepareServer } from '../../importer/etlegacy/servers/prepare-server.ts';
import { simulateFiles } from '../support/etlegacy/round-files.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';

const server = { key: 'default', zone: 'UTC' };
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await prepareServer(database.db, server);
  await storePayloads(
    database.db,
    simulateFiles(5).map(({ name, text }, n) => ({
      source: server.key,
      game: 'etlegacy',
      kind: 'round_file',
      subject: name,
      contentType: 'text/plain',
      observedAt: new Date(0),
      body: Buffer.from(n === 0 ? 'rubbish' : text),
    })),
  );
  await drainInbox(database.db, openEtlegacySource(server));
});
afterAll(async () => database.close());

describe('daily work', () => {
  test('keeps the newest backups and touches nothing else', async () => {
    const home = await mkdtemp(path.join(tmpdir(), 'debrief-daily-'));
    const folder = path.join(home, 'backups');
    await mkdir(folder);
    await writeFile(path.join(folder, 'mine.ndjson.zst'), 'my own');
    for (let day = 1; day <= 9; day++) {
      const now = new Date(Date.UTC(2025, 0, day, 3));
      const { file } = await writeDailyBackup(database.db, {
        home,
        keep: 3,
        now,
        importers: await loadImporters(),
      });
      expect(await checkBackup(file)).toMatchObject({ ok: true, header: { rows: 6 } });
    }
    expect((await readdir(folder)).toSorted()).toEqual([
      'debrief-2025-01-07.ndjson.zst',
      'debrief-2025-01-08.ndjson.zst',
      'debrief-2025-01-09.ndjson.zst',
      'mine.ndjson.zst',
    ]);
    await rm(home, { recursive: true });
  });

  test('never removes the backup of today, whatever dates the other names carry', async () => {
    const home = await mkdtemp(path.join(tmpdir(), 'debrief-daily-'));
    const folder = path.join(home, 'backups');
    await mkdir(folder);
    const ahead = Array.from({ length: 7 }, (_, n) => `debrief-2031-05-0${n + 1}.ndjson.zst`);
    for (const name of ahead)
      await writeFile(path.join(folder, name), 'from a time when the clock was wrong');
    for (let day = 1; day <= 3; day++) {
      const now = new Date(Date.UTC(2025, 0, day, 3));
      const done = await writeDailyBackup(database.db, {
        home,
        keep: 2,
        now,
        importers: await loadImporters(),
      });
      expect(await checkBackup(done.file)).toMatchObject({ ok: true });
      expect(done).toMatchObject({ ahead: 7, removed: day === 3 ? 1 : 0 });
    }
    expect((await readdir(folder)).toSorted()).toEqual([
      'debrief-2025-01-02.ndjson.zst',
      'debrief-2025-01-03.ndjson.zst',
      ...ahead,
    ]);
    // One is kept even when only one is allowed.
    const now = new Date(Date.UTC(2025, 0, 4, 3));
    await writeDailyBackup(database.db, { home, keep: 1, now, importers: await loadImporters() });
    expect(await readdir(folder)).toContain('debrief-2025-01-04.ndjson.zst');
    // Once their date has passed they are rotated like all others.
    await writeDailyBackup(database.db, {
      home,
      keep: 2,
      now: new Date(Date.UTC(2031, 4, 20)),
      importers: await loadImporters(),
    });
    expect((await readdir(folder)).toSorted()).toEqual([
      'debrief-2031-05-07.ndjson.zst',
      'debrief-2031-05-20.ndjson.zst',
    ]);
    await rm(home, { recursive: true });
  });

  test('vacuums and analyzes every table', async () => {
    expect(await maintain(database.db)).toBeGreaterThan(10);
    expect(await fetchArrivals(database.db)).toMatchObject([
      { server: 'default', waiting: 0, waitingSince: null, rejected: 1 },
    ]);
  });
});
