// What npm start of a community that plays one game loads, by the list of scripts that V8 keeps.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { CHECKOUT } from '../../core/config.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';
import { waitUntil } from '../support/wait-until.ts';

const MAIN = path.join(CHECKOUT, 'cli/main.ts');
const coverage = z.object({ result: z.array(z.object({ url: z.string() })) });

test('loads neither another game nor what serves HTTP where that is off', { timeout: 60_000 }, async () => {
  const database = await createTestDatabase();
  const home = await mkdtemp(path.join(tmpdir(), 'debrief-light-'));
  await mkdir(path.join(home, 'stats'));
  const child = spawn(process.execPath, [MAIN, 'run'], {
    env: {
      PATH: process.env['PATH'] ?? '',
      DATABASE_URL: database.databaseUrl,
      DEBRIEF_HOME: path.join(home, 'debrief'),
      ET_STATS_DIR: path.join(home, 'stats'),
      HTTP_PORT: '0',
      NODE_V8_COVERAGE: path.join(home, 'scripts'),
    },
  });
  const exited = once(child, 'exit');
  let said = '';
  for (const output of [child.stdout, child.stderr])
    output.setEncoding('utf8').on('data', (text: string) => (said += text));
  try {
    await waitUntil('the start', () => said.includes('Ctrl-C ends') && said.includes('bot.no_token'));
    await waitUntil('the schedules', async () => hasSchedules(database));
  } finally {
    child.kill('SIGTERM');
  }
  expect(await exited).toEqual([0, null]);

  const loaded = await readScripts(path.join(home, 'scripts'));
  expect(loaded).toContain('importer/etlegacy/import-payloads.ts');
  // Of the other games the list of their parts, and what says whether they are used.
  const others = loaded.filter((file) => file.includes('/helldivers'));
  expect(others.filter((file) => !/(-game|settings|is-stored)\.ts$/.test(file))).toEqual([]);
  expect(loaded.filter((file) => file.startsWith('web/') || file.includes('/fastify/'))).toEqual([]);
  await database.close();
  await rm(home, { recursive: true });
});

async function hasSchedules({ db }: TestDatabase): Promise<boolean> {
  const { rows } = await sql<{
    exists: boolean;
  }>`select to_regclass('pgboss.schedule') is not null as exists`.execute(db);
  if (rows[0]?.exists !== true) return false;
  return (await sql`select from pgboss.schedule limit 1`.execute(db)).rows.length > 0;
}

async function readScripts(folder: string): Promise<string[]> {
  const files = await readdir(folder);
  const texts = await Promise.all(files.map(async (file) => readFile(path.join(folder, file), 'utf8')));
  const root = pathToFileURL(`${CHECKOUT}/`).href;
  const urls = texts.flatMap((text) => coverage.parse(JSON.parse(text)).result.map(({ url }) => url));
  return urls.filter((url) => url.startsWith(root)).map((url) => url.slice(root.length));
}
