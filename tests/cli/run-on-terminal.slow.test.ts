// npm start on a terminal, with a pipe whose reader exits, and with a missing folder.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CHECKOUT } from '../../core/config.ts';
import { simulateFile } from '../support/etlegacy/round-files.ts';
import { runCli } from '../support/run-cli.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';
import { waitUntil } from '../support/wait-until.ts';

vi.setConfig({ testTimeout: 120_000 });

const MAIN = path.join(CHECKOUT, 'cli/main.ts');
/** util-linux and macOS both have `script`; only the former takes the command as one argument. */
const SCRIPT = '/usr/bin/script';

let database: TestDatabase;
let home: string;
let child: ChildProcess | null = null;
beforeEach(async () => {
  database = await createTestDatabase();
  home = await mkdtemp(path.join(tmpdir(), 'debrief-terminal-'));
  await mkdir(path.join(home, 'stats'));
});
afterEach(async () => {
  if (child !== null && child.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  child = null;
  await database.close();
  await rm(home, { recursive: true });
});

const env = (): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'] ?? '',
  DATABASE_URL: database.databaseUrl,
  DEBRIEF_HOME: path.join(home, 'debrief'),
  ET_STATS_DIR: path.join(home, 'stats'),
});

function start(program: string, words: readonly string[], extra: NodeJS.ProcessEnv = {}): () => string {
  const started = spawn(program, words, { env: { ...env(), ...extra }, stdio: ['ignore', 'pipe', 'pipe'] });
  child = started;
  let said = '';
  for (const stream of [started.stdout, started.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return () => said;
}

async function drop(name: string, text: string): Promise<void> {
  await writeFile(path.join(home, 'stats', name), text);
}

async function countImported(): Promise<number> {
  const { count } = await database.db
    .selectFrom('core.payloads')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('source', '=', 'default')
    .where('status', '=', 'imported')
    .executeTakeFirstOrThrow();
  return count;
}

test('a rejected file is reported in one sentence with its reason and the next step', async () => {
  const said = start(process.execPath, [MAIN, 'run']);
  await waitUntil('the watch', async () => said().includes('Watching'), 60_000);
  await drop('round-notes.txt', 'no round\n');
  await waitUntil('the sentence', async () => said().includes('round-notes.txt was rejected'), 60_000);
  expect(said()).toMatch(/✗ round-notes\.txt was rejected \(BAD_NAME\): .+\. Round files are called/);
  expect(said().match(/round-notes\.txt was rejected/g)).toHaveLength(1);
  child?.kill('SIGTERM');
  await waitUntil('the end', async () => said().includes('Stopped; everything is stored.'), 30_000);
});

test.runIf(existsSync(SCRIPT))('a terminal shows no log unless LOG_LEVEL asks for it', async () => {
  const run = ['-qec', `${process.execPath} ${MAIN} run`, '/dev/null'];
  const { name, text } = simulateFile(1);
  const said = start(SCRIPT, run);
  await waitUntil('the watch', async () => said().includes('Watching'), 60_000);
  await drop(name, text);
  await waitUntil('the round', async () => (await countImported()) === 1, 60_000);
  expect(said()).not.toMatch(/INFO|bot\.no_token|imported/);
  child?.kill('SIGTERM');
  await once(child ?? process, 'exit');
  const loud = start(SCRIPT, run, { LOG_LEVEL: 'info' });
  await waitUntil('the log', async () => loud().includes('bot.no_token'), 60_000);
  child?.kill('SIGTERM');
});

test('work continues after the reader of the output exits', async () => {
  const said = start(process.execPath, [MAIN, 'run']);
  await waitUntil('the watch', async () => said().includes('Watching'), 60_000);
  child?.stderr?.destroy();
  child?.stdout?.destroy();
  for (const seed of [1, 2, 3]) {
    const { name, text } = simulateFile(seed);
    await drop(name, text);
    await drop(`round-notes-${seed}.txt`, 'no round\n');
    await waitUntil(`import ${seed}`, async () => (await countImported()) === seed, 60_000);
  }
  expect(child?.exitCode).toBeNull();
  const exited = once(child ?? process, 'exit');
  child?.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
});

test('a missing folder is reported at the start, and is not created', async () => {
  const missing = path.join(home, 'no', 'such', 'folder');
  const run = await runCli(['run'], {
    databaseUrl: database.databaseUrl,
    env: { ET_STATS_DIR: missing, ET_TIMEZONE: 'Europe/Berlin', DISCORD_TOKEN: 'hunter2' },
  });
  expect(run.code).toBe(1);
  for (const part of [
    `ET_STATS_DIR names ${missing}`,
    'mean ET_TIME_ZONE',
    'DISCORD_TOKEN must be the token',
  ])
    expect(run.stderr).toContain(part);
  expect(run.stderr).not.toMatch(/hunter2|^\s+at /m);
  expect(existsSync(path.join(home, 'no'))).toBe(false);
});

test('an unusable database is reported in a sentence, not with a stack', async () => {
  await sql`alter table core.payloads rename to hidden`.execute(database.db);
  const run = await runCli(['doctor'], { databaseUrl: database.databaseUrl });
  await sql`alter table core.hidden rename to payloads`.execute(database.db);
  expect(run.code).toBe(1);
  expect(run.stderr).toMatch(/of another version of Debrief: .*payloads/);
  expect(run.stderr).not.toMatch(/^\s+at /m);
});
