// From a file on the game server to rows in the database: mirror, folder, inbox, import.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ServerConfig } from '../../../core/config.ts';
import { prepareServer } from '../../../importer/etlegacy/servers/prepare-server.ts';
import { ServerImporter } from '../../../importer/etlegacy/server-importer.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { simulateFile, simulateFiles } from '../../support/etlegacy/round-files.ts';
import { sftpServerNote, startSftpServer, type SftpServer } from '../../support/servers/sftp-server.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';
import { waitUntil } from '../../support/wait-until.ts';

const run = promisify(execFile);
const canMount = process.getuid?.() === 0 && (await tryMount());

let database: TestDatabase;
let remote: SftpServer;
let folder: string;
let server: ServerConfig;
let count = 0;
let stop: AbortController;
let watching: Promise<void> | undefined;
let seen: Set<string>;
let lines: ReturnType<typeof quietLog>['lines'];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => database.close());

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'debrief-sftp-in-'));
  remote = await startSftpServer();
  server = { key: `far-${++count}`, zone: 'UTC', folder, pollSeconds: 1, sftp: remote.config };
  stop = new AbortController();
  await prepareServer(database.db, server);
});
afterEach(async () => {
  stop.abort();
  await watching;
  await remote.close();
  await rm(folder, { recursive: true });
});

async function start(): Promise<void> {
  const quiet = quietLog();
  lines = quiet.lines;
  seen = new Set();
  const importer = new ServerImporter({
    db: database.db,
    server,
    log: quiet.log,
    onRounds: async () => {},
    onSeen: (door) => seen.add(door),
  });
  await importer.catchUp();
  watching = importer.watch(stop.signal);
}

async function statuses(): Promise<Record<string, number>> {
  const rows = await database.db
    .selectFrom('core.payloads')
    .select(['status', (eb) => eb.fn.countAll<number>().as('files')])
    .where('source', '=', server.key)
    .groupBy('status')
    .execute();
  return Object.fromEntries(rows.map(({ status, files }) => [status, files]));
}

async function countRounds(): Promise<number> {
  const rows = await database.db
    .selectFrom('etlegacy.rounds')
    .select('id')
    .where('server_key', '=', server.key)
    .execute();
  return rows.length;
}

const put = async (name: string, text: string): Promise<void> =>
  writeFile(path.join(remote.folder, name), text);

describe(`files that come from ${sftpServerNote}`, () => {
  test('an unreachable game server is not reported as a folder, the local folder is', async () => {
    await remote.stop();
    await start();
    await waitUntil('a log line about it', () => lines.some(({ msg }) => msg === 'sftp.trouble'));
    expect(seen).toEqual(new Set(['folder']));
    await remote.start();
    await waitUntil('the server', () => seen.has('sftp'));
  });

  test('rows exist within the poll interval plus a second', { timeout: 90_000 }, async () => {
    await start();
    const delays: number[] = [];
    for (let n = 0; n < 8; n++) {
      // In every phase of the poll interval.
      await sleep((n * 137) % 1000);
      const { name, text } = simulateFile(n);
      await put(name, text);
      const settled = Date.now() + 500;
      await waitUntil(`round ${n}`, async () => (await countRounds()) === n + 1);
      delays.push(Date.now() - settled);
    }
    expect(delays.toSorted((a, b) => a - b)[7]).toBeLessThan(2000);
    expect(seen).toEqual(new Set(['folder', 'sftp']));
  });

  test('packed by gzip are taken as from a folder, archives are named', async () => {
    const [one, two] = simulateFiles(2);
    if (one === undefined || two === undefined) throw new Error('no files');
    await start();
    await writeFile(path.join(remote.folder, `${one.name}.gz`), gzipSync(one.text));
    await writeFile(path.join(remote.folder, 'all.zip'), 'no matter what');
    await put(two.name, two.text);
    await waitUntil('both', async () => (await countRounds()) === 2);
    await waitUntil('a word', () =>
      lines.some(({ msg, file }) => msg === 'file.refused' && file === 'all.zip'),
    );
    expect(await statuses()).toEqual({ imported: 2 });
  });

  test(
    'half files, replaced files and an outage: no file is lost, doubled or read in part',
    { timeout: 90_000 },
    async () => {
      const files = simulateFiles(40);
      const [slow, ...others] = files;
      if (slow === undefined) throw new Error('no file');
      await start();
      await put(slow.name, slow.text.slice(0, 300));
      for (const { name, text } of others.slice(0, 20)) await put(name, text);
      await waitUntil('the first', async () => (await countRounds()) === 20);
      await remote.stop();
      for (const { name, text } of others.slice(20)) await put(name, text);
      await waitUntil('a log line about it', () => lines.some(({ msg }) => msg === 'sftp.trouble'));
      await remote.start();
      await waitUntil('the others', async () => (await countRounds()) === 39, 60_000);
      await put(slow.name, slow.text);
      await waitUntil('the slow one', async () => (await countRounds()) === 40);
      expect(await statuses()).toEqual({ imported: 40 });
    },
  );

  test.skipIf(!canMount)(
    `a full disk is reported, leaves no part of a file, and recovers${canMount ? '' : ' (skipped: only root can mount a small disk)'}`,
    { timeout: 60_000 },
    async () => {
      const small = path.join(folder, 'disk');
      await mkdir(small);
      await run('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', small]);
      try {
        server = { ...server, folder: small };
        const ballast = path.join(small, 'ballast');
        await writeFile(ballast, Buffer.alloc(48 * 1024));
        const files = simulateFiles(12);
        for (const { name, text } of files) await put(name, text);
        await start();
        const said = (): unknown[] =>
          lines.filter(({ msg }) => msg === 'sftp.trouble').map(({ code }) => code);
        await waitUntil('a log line about it', () => said().includes('DISK_FULL'));
        await truncate(ballast, 0);
        await waitUntil('all rounds', async () => (await countRounds()) === 12, 40_000);
        expect(await statuses()).toEqual({ imported: 12 });
        stop.abort();
        await watching;
      } finally {
        await run('umount', [small]);
      }
    },
  );
});

async function tryMount(): Promise<boolean> {
  const place = await mkdtemp(path.join(tmpdir(), 'debrief-mount-'));
  try {
    await run('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', place]);
    await run('umount', [place]);
    return true;
  } catch {
    return false;
  } finally {
    await rm(place, { recursive: true });
  }
}
