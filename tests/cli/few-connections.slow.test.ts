// npm start with a database role that may open only a few connections.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CHECKOUT } from '../../core/config.ts';
import { simulateFiles } from '../support/etlegacy/round-files.ts';
import { runCli } from '../support/run-cli.ts';
import { runStatement } from '../support/database/run-statement.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';
import { waitUntil } from '../support/wait-until.ts';

let database: TestDatabase;
let folder: string;
let role: string;
let databaseUrl: string;

beforeAll(async () => {
  database = await createTestDatabase({ empty: true });
  folder = await mkdtemp(path.join(tmpdir(), 'debrief-few-'));
  await mkdir(path.join(folder, 'stats'));
  role = `few_${database.databaseUrl.slice(-12)}`;
  const url = new URL(database.databaseUrl);
  const name = url.pathname.slice(1);
  await sql.raw(`create role ${role} login password 'few'`).execute(database.db);
  await sql.raw(`alter database ${name} owner to ${role}`).execute(database.db);
  [url.username, url.password] = [role, 'few'];
  databaseUrl = url.href;
});
afterAll(async () => {
  const url = new URL(database.databaseUrl);
  url.pathname = '/postgres';
  await database.close();
  await runStatement(url.href, `drop role ${role}`);
  await rm(folder, { recursive: true });
});

const env = (): Record<string, string> => ({
  DEBRIEF_HOME: path.join(folder, 'home'),
  ET_STATS_DIR: path.join(folder, 'stats'),
  BACKUP_KEEP: '0',
  LOG_LEVEL: 'warn',
});

async function limit(connections: number): Promise<void> {
  await sql.raw(`alter role ${role} connection limit ${connections}`).execute(database.db);
}

test.each([3, 2])(
  'with %s connections, npm start says in one sentence how many it needs, and doctor says the same',
  async (connections) => {
    await limit(connections);
    const run = await runCli(['run'], { databaseUrl, env: env() });
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toMatch(
      new RegExp(
        `^The role of DATABASE_URL may open ${connections} more connections, and this needs at least 4 `,
      ),
    );
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
    const doctor = await runCli(['doctor'], { databaseUrl, env: env() });
    expect(doctor.code).toBe(1);
    expect(doctor.stdout).toContain(`✗ "npm start" would end at once. ${run.stderr.trim()}`);
  },
);

test.each([4, 5])('with %s connections, npm start imports and runs its jobs', async (connections) => {
  await limit(connections);
  const child = spawn(process.execPath, [path.join(CHECKOUT, 'cli', 'main.ts'), 'run'], {
    env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: databaseUrl, ...env() },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = once(child, 'exit');
  let said = '';
  let logged = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (logged += chunk.toString()));
  try {
    await waitUntil('it watches', () => said.includes('Watching'), 40_000);
    const files = simulateFiles(connections * 40).slice((connections - 4) * 160);
    for (const { name, text } of files) await writeFile(path.join(folder, 'stats', name), text);
    const isImported = async (): Promise<boolean> => {
      const { rows } = await sql<{ n: number }>`select count(*) as n from core.payloads
        where source = 'default' and status = 'imported'`.execute(database.db);
      return rows[0]?.n === connections * 40;
    };
    await waitUntil('all files', isImported, 40_000);
    const works = async (): Promise<boolean> => {
      const { rows } = await sql<{ n: number }>`select count(*) as n from pgboss.schedule`.execute(
        database.db,
      );
      return (rows[0]?.n ?? 0) >= 5;
    };
    await waitUntil('the schedules', works, 40_000);
    if (connections === 5) {
      expect(await runCli(['recap'], { databaseUrl })).toMatchObject({ code: 0, stderr: '' });
      // It runs, so that it could not start beside itself is no fault.
      expect((await runCli(['doctor'], { databaseUrl })).stdout).not.toContain('would end');
    }
  } finally {
    child.kill('SIGTERM');
    await gone;
  }
  expect(child.exitCode).toBe(0);
  expect(logged).toBe('');
});
