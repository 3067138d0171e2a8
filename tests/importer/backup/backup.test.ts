import { copyFile, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DB } from '../../../database/schema.ts';
import { formatId } from '../../../core/public-id.ts';
import { loadImporters } from '../../../cli/app/find-game.ts';
import { checkBackup } from '../../../importer/backup/check-backup.ts';
import { restoreBackup } from '../../../importer/backup/restore-backup.ts';
import { writeBackup } from '../../../importer/backup/write-backup.ts';
import { openEtlegacySource } from '../../../importer/etlegacy/etlegacy-source.ts';
import { drainInbox } from '../../../importer/inbox/drain-inbox.ts';
import { storePayloads } from '../../../importer/inbox/store-payloads.ts';
import { prepareServer } from '../../../importer/etlegacy/servers/prepare-server.ts';
import { replay } from '../../../importer/etlegacy/replay.ts';
import { exportAll } from '../../support/export-all.ts';
import { simulateFiles } from '../../support/etlegacy/round-files.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

const importers = await loadImporters();

const SERVERS = [
  { key: 'east', zone: 'Europe/Berlin' },
  { key: 'west', zone: 'America/New_York' },
];
const KEYS = SERVERS.map(({ key }) => key);

let source: TestDatabase;
let folder: string;
let file: string;

beforeAll(async () => {
  source = await createTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'debrief-backup-'));
  file = path.join(folder, 'all.ndjson.zst');
  for (const server of SERVERS) await fill(source.db, server);
  await writeBackup(source.db, file, importers);
});
afterAll(async () => {
  await source.close();
  await rm(folder, { recursive: true });
});

/** Rounds, copies, half files, bytes that are not text, and a pin that lets the smaller content of a round win. */
async function fill(db: Kysely<DB>, server: (typeof SERVERS)[number]): Promise<void> {
  await prepareServer(db, server);
  // What two servers have byte for byte would count twice.
  const files = simulateFiles(250).map(({ name, text }) => ({
    name,
    body: Buffer.from(text.replace(' server', ` ${server.key}`)),
  }));
  const [first, second, third] = files;
  if (first === undefined || second === undefined || third === undefined) throw new Error('too few files');
  const other = Buffer.from(first.body.toString().replaceAll(/\n.*\n$/g, '\n'));
  const odd = Buffer.concat([Buffer.from([0xff, 0x00, 0xfe]), third.body]);
  const all = [
    ...files,
    { name: first.name, body: other },
    { name: second.name, body: Buffer.from(second.body.toString().replaceAll('\n', '\r\n')) },
    { name: 'rubbish.txt', body: odd },
    { name: third.name, body: third.body.subarray(0, 200) },
  ];
  await storePayloads(
    db,
    all.map(({ name, body }) => ({
      source: server.key,
      game: 'etlegacy',
      kind: 'round_file',
      subject: name,
      contentType: 'text/plain',
      observedAt: new Date('2025-02-01T00:00:00.123Z'),
      body,
    })),
  );
  await drainInbox(db, openEtlegacySource(server));
  const superseded = await db
    .selectFrom('core.payloads as p')
    .innerJoin('etlegacy.files as f', 'f.payload_id', 'p.id')
    .select(['p.hash', 'f.round_id'])
    .where('p.source', '=', server.key)
    .where('p.status', '=', 'superseded')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('core.decisions')
    .values({
      decided_by: 'tester',
      kind: `pin/${server.key}`,
      subject: `${formatId(superseded.round_id)}=${superseded.hash.toString('hex')}`,
    })
    .execute();
  const account = `${server.key}-account`;
  await db
    .insertInto('core.links')
    .values({ account, game: 'etlegacy', subject: 'AB12CD34', proof: 'admin' })
    .execute();
  await db
    .insertInto('core.settings')
    .values({ set_by: account, owner: `user/${account}`, name: 'privacy', value: 'on' })
    .execute();
  await replay(db, server);
}

async function statuses(db: Kysely<DB>): Promise<unknown[]> {
  return await db
    .selectFrom('core.payloads')
    .select(['source', 'subject', 'hash', 'status', 'code', 'observed_at', 'received_at'])
    .orderBy('source')
    .orderBy('subject')
    .orderBy('hash')
    .execute();
}

const decisions = async (db: Kysely<DB>): Promise<unknown[]> => [
  await db
    .selectFrom('core.decisions')
    .select(['decided_at', 'decided_by', 'kind', 'subject'])
    .orderBy('id')
    .execute(),
  await db
    .selectFrom('core.links')
    .select(['linked_at', 'account', 'game', 'subject', 'proof'])
    .orderBy('id')
    .execute(),
  await db
    .selectFrom('core.settings')
    .select(['set_at', 'set_by', 'owner', 'name', 'value'])
    .orderBy('id')
    .execute(),
];

describe('a backup', () => {
  test('restored into another database gives equal exports, ledger and decisions; a second time changes nothing', async () => {
    const target = await createTestDatabase();
    const first = await restoreBackup(target.db, file, importers);
    expect(first.payloads).toBe(2 * 254);
    expect(first.others).toBe(8);
    const wanted = await exportAll(source.db, KEYS);
    expect(wanted.length).toBeGreaterThan(100_000);
    expect(await exportAll(target.db, KEYS)).toBe(wanted);
    expect(await statuses(target.db)).toEqual(await statuses(source.db));
    expect(await decisions(target.db)).toEqual(await decisions(source.db));
    expect(await restoreBackup(target.db, file, importers)).toEqual({
      payloads: 0,
      others: 0,
      unknownGames: [],
      conflicts: [],
      moved: [],
    });
    expect(await exportAll(target.db, KEYS)).toBe(wanted);
    expect(await statuses(target.db)).toEqual(await statuses(source.db));
    await target.close();
  });

  test('restored into a database that has some of its payloads, but not its decisions, gives the same rows', async () => {
    const target = await createTestDatabase();
    const [east] = SERVERS;
    if (east === undefined) throw new Error('no server');
    await fill(target.db, east);
    await target.db.deleteFrom('core.decisions').execute();
    await target.db.deleteFrom('etlegacy.player_rounds').execute();
    await restoreBackup(target.db, file, importers);
    expect(await exportAll(target.db, KEYS)).toBe(await exportAll(source.db, KEYS));
    await target.close();
  });

  test('is a text file that other users may not read, and is replaced in one step', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const lines = zstdDecompressSync(await readFile(file))
      .toString()
      .trimEnd()
      .split('\n');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ debrief: 'backup', version: 3, rows: 2 * 254 + 8 });
    const again = path.join(folder, 'again.ndjson.zst');
    await copyFile(file, again);
    const { ino } = await stat(again);
    await writeBackup(source.db, again, importers);
    expect((await stat(again)).ino).not.toBe(ino);
    expect(await checkBackup(again)).toMatchObject({ ok: true });
    expect((await readdir(folder)).toSorted()).toEqual(['again.ndjson.zst', 'all.ndjson.zst']);
  });
});

describe('a restore rejects a file that is', () => {
  const refused = async (bytes: Uint8Array): Promise<unknown> => {
    const bad = path.join(folder, 'bad');
    await writeFile(bad, bytes);
    const checked = await checkBackup(bad);
    await rm(bad);
    return checked.ok ? 'ok' : checked.code;
  };
  const lines = async (): Promise<string[]> =>
    zstdDecompressSync(await readFile(file))
      .toString()
      .trimEnd()
      .split('\n');
  const pack = (some: readonly string[]): Uint8Array => zstdCompressSync(Buffer.from(`${some.join('\n')}\n`));

  test('cut off at any point', async () => {
    const bytes = await readFile(file);
    for (const share of [0.1, 0.5, 0.9, 0.999]) {
      expect(await refused(bytes.subarray(0, Math.floor(bytes.length * share)))).toBe('CUT');
    }
    expect(await refused(pack((await lines()).slice(0, -1)))).toBe('CUT');
    expect(await refused(pack((await lines()).slice(0, 5)))).toBe('CUT');
  });

  test('missing a row, or has a changed or doubled one', async () => {
    const all = await lines();
    const changed = all.map((line, n) => (n === 9 ? line.replace('8', '9') : line));
    expect(changed).not.toEqual(all);
    expect(await refused(pack(changed))).toBe('DAMAGED');
    expect(await refused(pack(all.toSpliced(7, 1)))).toBe('DAMAGED');
    expect(await refused(pack(all.toSpliced(7, 0, all[8] ?? '')))).toBe('DAMAGED');
  });

  test('damaged at any byte: where the byte says how much follows, it seems to be cut off', async () => {
    const whole = await readFile(file);
    const codes = new Set<string>();
    for (let at = 10; at < whole.length; at += Math.ceil(whole.length / 40)) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      codes.add(String(await refused(bytes)));
    }
    expect([...codes].filter((code) => code !== 'CUT')).toEqual(['DAMAGED']);
  });

  test('of another kind or of a newer version', async () => {
    expect(await refused(Buffer.alloc(0))).toBe('CUT');
    expect(await refused(Buffer.from('hello'))).toBe('NOT_A_BACKUP');
    expect(await refused(pack(['{"some":"json"}']))).toBe('NOT_A_BACKUP');
    const [header = '', ...rest] = await lines();
    expect(await refused(pack([header.replace('"version":3', '"version":99'), ...rest]))).toBe('NEWER');
  });

  test('a decompression bomb: few bytes that unpack to one endless line', async () => {
    expect(await refused(zstdCompressSync(Buffer.alloc(64 * 1024 * 1024, 'a')))).toBe('NOT_A_BACKUP');
    await expect(checkBackup(path.join(folder, 'nothing-here'))).rejects.toThrow('ENOENT');
  });
});
