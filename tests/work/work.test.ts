import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeDailyBackup } from '../../work/daily-backup.ts';
import { loadHealth, loadImporters } from '../../cli/find-game.ts';
import { buildMetrics } from '../../work/metrics.ts';
import { startStatusServer, type StatusServer } from '../../work/status-server.ts';
import { connect } from '../../database/connect.ts';
import { maintain } from '../../database/maintain.ts';
import { checkBackup } from '../../importer/backup/check-backup.ts';
import { fetchArrivals } from '../../stats/health/fetch-arrivals.ts';
import { openEtlegacySource } from '../../importer/etlegacy/etlegacy-source.ts';
import { drainInbox } from '../../importer/inbox/drain-inbox.ts';
import { storePayloads } from '../../importer/inbox/store-payloads.ts';
import { prepareServer } from '../../importer/etlegacy/prepare-server.ts';
import { simulateFiles } from '../support/round-files.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

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

describe('the status port', () => {
  async function get(
    { port }: StatusServer,
    target: string,
    method = 'GET',
  ): Promise<{ status: number | undefined; body: string }> {
    return await new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, path: target, method }, (response) => {
        text(response).then((body) => resolve({ status: response.statusCode, body }), reject);
      });
      sent.on('error', reject);
      sent.end();
    });
  }

  test('serves health, readiness and metrics, and nothing else', async () => {
    const { db } = database;
    const status = await startStatusServer({
      host: '127.0.0.1',
      port: 0,
      db,
      metrics: buildMetrics(db, loadHealth),
    });
    expect(await get(status, '/healthz')).toEqual({ status: 200, body: 'ok\n' });
    expect(await get(status, '/readyz')).toEqual({ status: 200, body: 'ready\n' });
    const { body } = await get(status, '/metrics');
    expect(body).toContain('debrief_payloads{server="default",status="imported"} 4');
    expect(body).toContain('debrief_payloads{server="default",status="rejected"} 1');
    expect(body).toMatch(/debrief_rounds\{server="default",status="\w+"\} \d/);
    expect(body).toMatch(/debrief_last_file_timestamp_seconds\{server="default"\} 1\d{9}/);
    expect(body).toContain('process_resident_memory_bytes');
    expect(body).not.toMatch(/postgres:|password|Sim/);
    expect((await get(status, '/')).status).toBe(404);
    expect((await get(status, '/../../etc/passwd')).status).toBe(404);
    expect((await get(status, '//')).status).toBe(404);
    expect((await get(status, '/healthz', 'POST')).status).toBe(405);
    await status.close();
  });

  test('is healthy but not ready while the database is unreachable', async () => {
    const away = await createTestDatabase();
    const { db, close } = await connect({ databaseUrl: away.databaseUrl, home: '/nonexistent' });
    const status = await startStatusServer({
      host: '127.0.0.1',
      port: 0,
      db,
      metrics: buildMetrics(db, loadHealth),
    });
    await away.close();
    expect((await get(status, '/readyz')).status).toBe(503);
    expect((await get(status, '/metrics')).status).toBe(503);
    expect((await get(status, '/healthz')).status).toBe(200);
    await status.close();
    await close();
  });
});

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
