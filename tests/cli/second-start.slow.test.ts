import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CHECKOUT } from '../../core/config.ts';
import { runCli } from '../support/run-cli.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';
import { waitUntil } from '../support/wait-until.ts';

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'debrief-second-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await database.close();
});

const envOf = (home: string): Record<string, string> => ({
  DEBRIEF_HOME: path.join(folder, home),
  ET_STATS_DIR: path.join(folder, 'stats'),
  BACKUP_KEEP: '0',
  LOG_LEVEL: 'error',
});

test('a second start names the running process and exits with 1, on the same home folder and on the same database', async () => {
  const { databaseUrl } = database;
  for (const name of ['a', 'stats']) await mkdir(path.join(folder, name));
  const first = spawn(process.execPath, [path.join(CHECKOUT, 'cli', 'main.ts'), 'run'], {
    env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: databaseUrl, ...envOf('a') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(first, 'exit');
  let said = '';
  first.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await waitUntil('the first watches', () => said.includes('Watching'), 30_000);

  const home = await runCli(['run'], { databaseUrl, env: envOf('a') });
  expect(home).toMatchObject({ code: 1, stdout: '' });
  expect(home.stderr).toMatch(
    new RegExp(`runs with DEBRIEF_HOME \\S+ already: process ${first.pid} on .*, since `),
  );
  const server = await runCli(['run'], { databaseUrl, env: envOf('b') });
  expect(server.code).toBe(1);
  expect(server.stderr).toMatch(
    new RegExp(`server "default" in this database already: process ${first.pid} on `),
  );
  expect(await runCli(['doctor'], { databaseUrl, env: envOf('a') })).toMatchObject({ stderr: '' });

  first.kill('SIGTERM');
  await gone;
  expect(first.exitCode).toBe(0);
});
