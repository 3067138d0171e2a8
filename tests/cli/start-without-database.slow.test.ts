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

/** Starts it, takes its database away once it is registered, and waits until it says so. */
async function startAway() {
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
  const output = { said: '', logged: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.logged += chunk.toString()));
  const end = async (): Promise<void> => {
    child.kill('SIGTERM');
    await gone;
  };
  try {
    const isThere = async () =>
      (await database.db.selectFrom('core.processes').select('id').execute()).length > 0;
    await waitUntil('it is registered', isThere, 40_000);
    proxy.cutAfter = 0;
    await waitUntil('it says so', () => output.logged.includes('went away'), 40_000);
  } catch (error) {
    await end();
    throw error;
  }
  return { child, output, end };
}

test('it is waited for, and then everything is imported', { timeout: 120_000 }, async () => {
  const { child, output, end } = await startAway();
  proxy.cutAfter = null;
  const isImported = async (): Promise<boolean> => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from core.payloads
        where source = 'default' and status = 'imported'`.execute(database.db);
    return output.said.includes('Watching') && rows[0]?.n === 6;
  };
  try {
    await waitUntil('all files', isImported, 60_000);
  } finally {
    await end();
  }
  expect(child.exitCode, output.logged).toBe(0);
});

test('a request to stop ends the waiting at once and without an error', { timeout: 120_000 }, async () => {
  const { child, output, end } = await startAway();
  expect(output.logged).toContain('try 2 of 20');
  await end();
  expect(child.exitCode, output.logged).toBe(0);
  expect(output.logged).toContain('Stopped before it had started');
  expect(output.said).not.toContain('Watching');
});
