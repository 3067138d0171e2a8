// npm start whose database goes away while it starts: at every stage it waits for it, and then imports.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CHECKOUT } from '../../core/config.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';
import { simulateFiles } from '../support/etlegacy/round-files.ts';
import { startTcpProxy, type TcpProxy } from '../support/servers/tcp-proxy.ts';
import { waitUntil } from '../support/wait-until.ts';

let database: TestDatabase;
let proxy: TcpProxy;
let databaseUrl: string;
let folder: string;
beforeEach(async () => {
  database = await createTestDatabase();
  const url = new URL(database.databaseUrl);
  const host = decodeURIComponent(url.hostname);
  const port = url.port === '' ? 5432 : Number(url.port);
  proxy = await startTcpProxy(host.startsWith('/') ? `${host}/.s.PGSQL.${port}` : port);
  [url.hostname, url.port] = ['127.0.0.1', String(proxy.port)];
  databaseUrl = url.href;
  folder = await mkdtemp(path.join(tmpdir(), 'debrief-away-'));
  await mkdir(path.join(folder, 'stats'));
  for (const { name, text } of simulateFiles(6)) await writeFile(path.join(folder, 'stats', name), text);
});
afterEach(async () => {
  await proxy.close();
  await database.close();
  await rm(folder, { recursive: true });
});

test.each([3_000, 9_000])(
  'a database that ends its connections after %i bytes is waited for',
  { timeout: 120_000 },
  async (bytes) => {
    proxy.cutAfter = bytes;
    const child = spawn(process.execPath, [path.join(CHECKOUT, 'cli', 'main.ts'), 'run'], {
      env: {
        PATH: process.env['PATH'] ?? '',
        DATABASE_URL: databaseUrl,
        DEBRIEF_HOME: path.join(folder, 'home'),
        ET_STATS_DIR: path.join(folder, 'stats'),
        BACKUP_KEEP: '0',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const gone = once(child, 'exit');
    let said = '';
    let logged = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (logged += chunk.toString()));
    try {
      await waitUntil('a connection is lost', () => proxy.cuts > 0, 40_000);
      await waitUntil(
        'it says so or has started',
        () => /went away/.test(logged) || /Watching/.test(said),
        40_000,
      );
      proxy.cutAfter = null;
      const isImported = async (): Promise<boolean> => {
        const { rows } = await sql<{ n: number }>`select count(*)::int as n from core.payloads
          where source = 'default' and status = 'imported'`.execute(database.db);
        return rows[0]?.n === 6;
      };
      await waitUntil('all files', async () => said.includes('Watching') && (await isImported()), 60_000);
    } finally {
      child.kill('SIGTERM');
      await gone;
    }
    expect(child.exitCode, logged).toBe(0);
  },
);
