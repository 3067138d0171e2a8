import { mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { ServerConfig } from '../../../core/config.ts';
import { prepareServer } from '../../../importer/etlegacy/servers/prepare-server.ts';
import { ServerImporter } from '../../../importer/etlegacy/server-importer.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { simulateFile, simulateFiles } from '../../support/etlegacy/round-files.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';
import { waitUntil } from '../../support/wait-until.ts';

let database: TestDatabase;
let folder: string;
let server: ServerConfig;
let count = 0;
let stop: AbortController;
let watching: Promise<void> | undefined;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => database.close());

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'debrief-watch-'));
  server = { key: `server-${++count}`, zone: 'UTC', folder, pollSeconds: 1 };
  stop = new AbortController();
  await prepareServer(database.db, server);
});
afterEach(async () => {
  stop.abort();
  await watching;
  await rm(folder, { recursive: true });
});

function start(pollSeconds = 1): { importer: ServerImporter; events: () => string[] } {
  const { log, lines } = quietLog();
  const importer = new ServerImporter({
    db: database.db,
    server: { ...server, pollSeconds },
    log,
    onRounds: async () => {},
  });
  return { importer, events: () => lines.map(({ msg }) => msg) };
}

async function countRounds(): Promise<number> {
  const { rounds } = await database.db
    .selectFrom('etlegacy.rounds')
    .select((eb) => eb.fn.countAll<number>().as('rounds'))
    .where('server_key', '=', server.key)
    .executeTakeFirstOrThrow();
  return rounds;
}

async function statuses(): Promise<string[]> {
  const rows = await database.db
    .selectFrom('core.payloads')
    .select('status')
    .where('source', '=', server.key)
    .orderBy('status')
    .execute();
  return rows.map(({ status }) => status);
}

const drop = async (name: string, text: string): Promise<void> => writeFile(path.join(folder, name), text);

test('rows exist within a second after a file settled, even with a long poll interval', async () => {
  const { importer } = start(3600);
  await importer.catchUp();
  watching = importer.watch(stop.signal);
  await sleep(100);
  const delays: number[] = [];
  for (let n = 0; n < 12; n++) {
    const { name, text } = simulateFile(n);
    await drop(name, text);
    const settled = Date.now() + 500;
    await waitUntil(`round ${n}`, async () => (await countRounds()) === n + 1);
    delays.push(Date.now() - settled);
  }
  expect(Math.max(...delays)).toBeLessThan(1000);
});

test('a folder without change events, like one on a network, is scanned every poll interval', async () => {
  const link = `${folder}-link`;
  await symlink(folder, link);
  server = { ...server, folder: link };
  const { importer } = start(1);
  await importer.catchUp();
  watching = importer.watch(stop.signal);
  for (let n = 0; n < 3; n++) {
    await sleep(300 * n);
    const { name, text } = simulateFile(n);
    await drop(name, text);
    await waitUntil(`round ${n}`, async () => (await countRounds()) === n + 1, 1000 + 500 + 1000);
  }
  await rm(link);
});

test.each([
  ['an hour', 3_600_000],
  ['40 days', 40 * 24 * 3_600_000],
])('a clock that is set back by %s delays neither settling nor full scans', async (_what, backMs) => {
  const link = `${folder}-link`;
  await symlink(folder, link);
  server = { ...server, folder: link };
  const warnings: string[] = [];
  const hear = ({ name }: Error): number => warnings.push(name);
  process.on('warning', hear);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  try {
    const { importer } = start(1);
    await importer.catchUp();
    watching = importer.watch(stop.signal);
    await sleep(200);
    const { name, text } = simulateFile(0);
    await drop(name, text);
    await sleep(1200);
    vi.setSystemTime(Date.now() - backMs);
    const next = simulateFile(1);
    await drop(next.name, next.text);
    await waitUntil('both rounds', async () => (await countRounds()) === 2, 10_000);
    expect(warnings).toEqual([]);
  } finally {
    vi.useRealTimers();
    process.off('warning', hear);
    await rm(link);
  }
});

test('a file that was rejected because of a slow clock is accepted when the clock is right again', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2020-01-01T00:00:00Z') });
  try {
    const { importer } = start(1);
    const { name, text } = simulateFile(0);
    await drop(name, text);
    await importer.catchUp();
    watching = importer.watch(stop.signal);
    const statuses = async (): Promise<unknown> =>
      database.db
        .selectFrom('core.payloads')
        .select(['status', 'code'])
        .where('source', '=', server.key)
        .execute();
    await waitUntil(
      'the refusal',
      async () => JSON.stringify(await statuses()).includes('IMPOSSIBLE'),
      10_000,
    );
    vi.useRealTimers();
    await waitUntil('the round', async () => (await countRounds()) === 1, 10_000);
    expect(await statuses()).toEqual([{ status: 'imported', code: null }]);
  } finally {
    vi.useRealTimers();
  }
});

test('files that were written while Debrief was stopped are imported once', async () => {
  for (const { name, text } of simulateFiles(300)) await drop(name, text);
  await start().importer.catchUp();
  expect(await countRounds()).toBe(300);
  const ids = await database.db.selectFrom('core.payloads').select('id').execute();
  await start().importer.catchUp();
  expect(await database.db.selectFrom('core.payloads').select('id').execute()).toEqual(ids);
});

test('a copy with other line ends is a duplicate, under its own name and under another', async () => {
  const { name, text } = simulateFile(1);
  const crlf = text.replaceAll('\n', '\r\n');
  const { importer } = start();
  await drop(name, text);
  await importer.catchUp();
  await drop(name, crlf);
  await drop(name.replace('-1912', '-1913'), crlf);
  await start().importer.catchUp();
  expect(await countRounds()).toBe(1);
  expect(await statuses()).toEqual(['duplicate', 'duplicate', 'imported']);
});

test('a folder that is deleted and created again is watched again', async () => {
  const { importer, events } = start();
  await importer.catchUp();
  watching = importer.watch(stop.signal);
  await rename(folder, `${folder}-away`);
  await waitUntil('a log line about the folder', () => events().includes('import.will_retry'));
  await drop('../unrelated.txt', '');
  const { name, text } = simulateFile(1);
  await writeFile(path.join(`${folder}-away`, name), text);
  await rename(`${folder}-away`, folder);
  await waitUntil('the round', async () => (await countRounds()) === 1);
  await rm(path.join(path.dirname(folder), 'unrelated.txt'));
});

test('no file is lost when the database closes its connections', async () => {
  const { importer } = start();
  await importer.catchUp();
  watching = importer.watch(stop.signal);
  for (let n = 0; n < 10; n++) {
    const { name, text } = simulateFile(n);
    await drop(name, text);
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(database.db);
    await sleep(150);
  }
  await waitUntil('ten rounds', async () => (await countRounds().catch(() => 0)) === 10);
  expect(await statuses()).toEqual(Array.from({ length: 10 }, () => 'imported'));
});

test('stopping ends soon and leaves nothing open', async () => {
  const { importer } = start(3600);
  await importer.catchUp();
  watching = importer.watch(stop.signal);
  await sleep(300);
  const began = Date.now();
  stop.abort();
  await watching;
  expect(Date.now() - began).toBeLessThan(500);
});
