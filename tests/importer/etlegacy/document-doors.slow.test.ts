// One evening of text files and JSON through every door: the same rows.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { botOperations } from '../../../cli/bot-operations.ts';
import { loadImporters } from '../../../cli/app/find-game.ts';
import type { ServerConfig } from '../../../core/config.ts';
import { prepareServer } from '../../../importer/etlegacy/servers/prepare-server.ts';
import { ServerImporter } from '../../../importer/etlegacy/server-importer.ts';
import { simulateEvenings } from '../../../simulator/etlegacy/simulate-evenings.ts';
import { diffExports, type Exported, exportEverything } from '../../support/proof/export-everything.ts';
import { importFiles, type NamedFile } from '../../support/proof/import-files.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { runCli } from '../../support/run-cli.ts';
import { startSftpServer } from '../../support/servers/sftp-server.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';
import { waitUntil } from '../../support/wait-until.ts';

const SERVER = { key: 'default', zone: 'UTC' };
const options = { plain: true, zone: 'UTC', format: 'both', script: '2.6.0', maps: 3, teamSize: 3 } as const;
const files: NamedFile[] = simulateEvenings({ seed: 9, evenings: 1, options }).flatMap((evening) => [
  ...evening.files,
  ...evening.documents.map(({ name, dump }) => ({ name, bytes: dump })),
]);
/** Every other file as somebody packed it to save room. */
const packed = files.map((file, at) =>
  at % 2 === 0 ? file : { name: `${file.name}.gz`, bytes: gzipSync(file.bytes) },
);

let folder: string;
let expected: Exported;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'debrief-doors-'));
  const plain = await createTestDatabase();
  await importFiles(plain.db, SERVER, files);
  expected = await exportEverything(plain.db, [SERVER.key]);
  await plain.close();
});
afterAll(async () => rm(folder, { recursive: true }));

const write = async (dir: string, some: readonly NamedFile[]): Promise<string> => {
  await mkdir(dir, { recursive: true });
  for (const { name, bytes } of some) await writeFile(path.join(dir, name), bytes);
  return dir;
};

/** Runs with a database of its own, which has to hold the same rows in the end. */
async function expectSame(work: (database: TestDatabase) => Promise<void>): Promise<void> {
  const database = await createTestDatabase();
  await prepareServer(database.db, SERVER);
  await work(database);
  expect(diffExports(expected, await exportEverything(database.db, [SERVER.key]))).toEqual([]);
  await database.close();
}

type Where = Pick<ServerConfig, 'folder' | 'sftp'>;

async function watch({ db }: TestDatabase, server: Where): Promise<() => Promise<void>> {
  const stop = new AbortController();
  const importer = new ServerImporter({
    db,
    server: { ...SERVER, pollSeconds: 1, ...server },
    log: quietLog().log,
    onRounds: async () => {},
  });
  await importer.catchUp();
  const watching = importer.watch(stop.signal);
  return async () => {
    stop.abort();
    await watching;
  };
}

async function untilAllImported({ db }: TestDatabase): Promise<void> {
  const isDone = async (): Promise<boolean> => {
    const rows = await db.selectFrom('core.payloads').select('status').execute();
    return rows.length === files.length && rows.every(({ status }) => status !== 'new');
  };
  await waitUntil('all files', isDone, 50_000);
}

test('the evening has both kinds of documents, and their log is whole', () => {
  expect(expected.rounds).toContain('"documents":["tab","json"]');
  expect(expected.rounds).toContain('"log":"whole"');
});

test.each([
  ['as they are', files],
  ['packed by gzip', packed],
])('the verb import, files %s', async (what, some) => {
  const dir = await write(path.join(folder, `import ${what}`), some);
  await expectSame(async ({ databaseUrl }) => {
    expect(await runCli(['import', dir], { databaseUrl })).toMatchObject({ code: 0, stderr: '' });
  });
});

test('a folder that is watched, with files that are half there for a while', async () => {
  const dir = await write(path.join(folder, 'watched'), packed.slice(0, 3));
  await expectSame(async (database) => {
    const stop = await watch(database, { folder: dir });
    const others = packed.slice(3);
    await write(
      dir,
      others.map(({ name, bytes }) => ({ name, bytes: bytes.subarray(0, bytes.length / 2) })),
    );
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(await database.db.selectFrom('core.payloads').select('id').execute()).toHaveLength(3);
    await write(dir, others);
    await untilAllImported(database);
    await stop();
  });
});

test('a game server that is reached by SFTP', async () => {
  const remote = await startSftpServer();
  await write(remote.folder, packed);
  await expectSame(async (database) => {
    const dir = await write(path.join(folder, 'mirrored'), []);
    const stop = await watch(database, { folder: dir, sftp: remote.config });
    await untilAllImported(database);
    await stop();
  });
  await remote.close();
});

test('uploads', async () => {
  await expectSame(async ({ db }) => {
    const uploads = files.map(({ name, bytes }) => ({ name, bytes: Buffer.from(bytes) }));
    await botOperations(db, loadImporters).importFiles(SERVER.key, uploads);
  });
});
