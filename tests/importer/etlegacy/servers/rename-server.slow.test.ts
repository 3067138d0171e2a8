import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Kysely } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadImporters } from '../../../../cli/app/find-game.ts';
import type { Config } from '../../../../core/config.ts';
import { readConfig } from '../../../../core/config.ts';
import { formatId, hashId } from '../../../../core/public-id.ts';
import type { DB } from '../../../../database/schema.ts';
import { openEtlegacySource } from '../../../../importer/etlegacy/etlegacy-source.ts';
import { roundIdOf } from '../../../../importer/etlegacy/files/read-file.ts';
import { forgetServer } from '../../../../importer/etlegacy/servers/forget-server.ts';
import { fetchStaleServers, rederive } from '../../../../importer/etlegacy/rederive.ts';
import { lockServer } from '../../../../importer/etlegacy/servers/lock-server.ts';
import { refuseForeignFiles } from '../../../../importer/etlegacy/servers/refuse-foreign-files.ts';
import { refuseForeignCopies } from '../../../../importer/etlegacy/servers/refuse-foreign-copies.ts';
import { renameServer } from '../../../../importer/etlegacy/servers/rename-server.ts';
import { replay } from '../../../../importer/etlegacy/replay.ts';
import { restoreBackup } from '../../../../importer/backup/restore-backup.ts';
import { writeBackup } from '../../../../importer/backup/write-backup.ts';
import { drainInbox } from '../../../../importer/inbox/drain-inbox.ts';
import { parseRoundFileName } from '../../../../parsers/etlegacy/document/round-file-name.ts';
import { fetchApiKeys } from '../../../../people/api-keys.ts';
import { registerProcess } from '../../../../database/presence.ts';
import { storeDecision } from '../../../../database/store-decision.ts';
import { fetchFindings } from '../../../../stats/etlegacy/health/fetch-findings.ts';
import { findDoubledServers } from '../../../../stats/etlegacy/health/find-doubled-servers.ts';
import { fetchRenames } from '../../../../stats/etlegacy/players/fetch-renames.ts';
import { findRound } from '../../../../stats/etlegacy/sessions/find-round.ts';
import { makeKey } from '../../../support/api/make-key.ts';
import { importFiles, rowsOf, stateOf } from '../../../support/etlegacy/import-files.ts';
import { crew, matchFiles, renamed, roundFile } from '../../../support/etlegacy/round-file.ts';
import { quietLog } from '../../../support/quiet-log.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';
import { untilWaiting } from '../../../support/database/until-waiting.ts';

const importers = await loadImporters();

const ZONE = 'Europe/Berlin';
const AT = '2025-02-03 21:10:00';
const [r1, r2] = matchFiles({ at: AT });
/** Another content for the first round, selected by a pin. */
const worse = roundFile({ at: AT, players: crew({ people: 2 }) });
const FILES = [r1, worse, r2, ...matchFiles({ at: '2025-02-04 21:10:00', kills: 3 })];

let test: TestDatabase;
let folder: string;
beforeEach(async () => {
  test = await createTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'debrief-rename-'));
});
afterEach(async () => {
  await test.close();
  await rm(folder, { recursive: true });
});

it('stays the server of an API key, until it is forgotten', async () => {
  const { db } = test;
  await importFiles(db, FILES, { server: 'old', zone: ZONE });
  await makeKey(db, { name: 'push', scopes: ['push'], sources: ['other', 'old'] });
  const sourcesOf = async () => (await fetchApiKeys(db))[0]?.reach.sources;
  await renameServer(db, { from: 'old', to: 'new', by: 'anna' });
  expect(await sourcesOf()).toEqual(['other', 'new']);
  await forgetServer(db, 'new');
  expect(await sourcesOf()).toEqual(['other']);
});

/** A server with a pin and a renamed player. */
async function fill(db: Kysely<DB>, key: string): Promise<void> {
  await importFiles(db, FILES, { server: key, zone: ZONE });
  const file = parseRoundFileName(r1.name);
  if (file === null) throw new Error('no name');
  const { hash } = await db
    .selectFrom('core.payloads')
    .select('hash')
    .where('subject', '=', worse.name)
    .where('size', '=', worse.body.length)
    .executeTakeFirstOrThrow();
  const subject = `${formatId(roundIdOf(key, file))}=${hash.toString('hex')}`;
  await storeDecision(db, { kind: `pin/${key}`, subject, by: 'anna' });
  await storeDecision(db, { kind: `rename/${key}`, subject: 'AB12CD34=Ann', by: 'anna' });
  await replay(db, { key, zone: ZONE });
}

async function rename(db: Kysely<DB>, from: string, to: string, zone = ZONE): Promise<void> {
  expect(await renameServer(db, { from, to, by: 'cli' })).toMatchObject({ ok: true, zone });
  await drainInbox(db, openEtlegacySource({ key: to, zone }));
}

/** A round played after the rename. */
const LATER = matchFiles({ at: '2025-02-07 21:10:00', kills: 2 });
/** Rounds of another server. */
const OTHER = matchFiles({ at: '2025-02-05 20:00:00', kills: 4 });

async function decisionsOf(db: Kysely<DB>): Promise<unknown[]> {
  return await db
    .selectFrom('core.decisions')
    .select(['kind', 'subject', 'decided_by', 'decided_at', 'origin', 'seq'])
    .orderBy('decided_at')
    .execute();
}

async function inFresh(work: (db: Kysely<DB>) => Promise<unknown>): Promise<void> {
  const fresh = await createTestDatabase();
  await work(fresh.db);
  await fresh.close();
}

/** Maps the id of each file of a server, copies included, to the file of the round that it redirects to. */
async function filesById(db: Kysely<DB>, server: string): Promise<Map<number, string>> {
  const files = await db
    .selectFrom('etlegacy.files')
    .select('round_id')
    .where('server_key', '=', server)
    .execute();
  const ids = [...new Set(files.map((file) => file.round_id))];
  return new Map(await Promise.all(ids.map(async (id) => [id, await fileOf(db, id, [server])] as const)));
}

async function fileOf(db: Kysely<DB>, id: number, servers: readonly string[]): Promise<string> {
  const found = await findRound(db, formatId(id), servers);
  if (!found.ok) return found.code;
  const { file } = await db
    .selectFrom('etlegacy.rounds')
    .select('file')
    .where('id', '=', found.round.id)
    .executeTakeFirstOrThrow();
  return file;
}

describe('renameServer', () => {
  it('ends as if the server had had the new key from the start, including decisions', async () => {
    await fill(test.db, 'new');
    const wanted = await stateOf(test.db, 'new');
    const other = await createTestDatabase();
    await fill(other.db, 'old');
    await rename(other.db, 'old', 'new');
    expect(await stateOf(other.db, 'new')).toBe(wanted);
    expect(await rowsOf(other.db, 'rounds', 'old')).toEqual([]);
    const names = await fetchRenames(other.db, ['new'], ['AB12CD34'], new Map());
    expect(names.get('AB12CD34')).toBe('Ann');
    expect(await fetchStaleServers(other.db)).toEqual([]);
    await replay(other.db, { key: 'new', zone: ZONE });
    expect(await stateOf(other.db, 'new')).toBe(wanted);
    await other.close();
  });

  it('keeps what was accepted of its files accepted, here and after a restore', async () => {
    const { db } = test;
    const file = path.join(folder, 'accepted.zst');
    const accepted = async (some: Kysely<DB>) =>
      (await fetchFindings(some)).map(({ server, accepted: is }) => [server, is]);
    await importFiles(db, [{ name: r2.name, body: Buffer.from('no stats\n') }], { server: 'old' });
    await writeBackup(db, file, importers);
    const [finding] = await fetchFindings(db);
    await storeDecision(db, { kind: 'accept', subject: finding?.id ?? '', by: 'cli' });
    await rename(db, 'old', 'new', 'UTC');
    expect(await accepted(db)).toEqual([['new', true]]);
    await restoreBackup(db, file, importers);
    expect(await accepted(db)).toEqual([['new', true]]);
  });

  it('keeps a process that starts meanwhile waiting, which then finds it done', async () => {
    const { db } = test;
    await importFiles(db, [r1], { server: 'old' });
    const { renamed, registered } = await db.transaction().execute(async (trx) => {
      await lockServer('old').execute(trx);
      const renaming = renameServer(db, { from: 'old', to: 'new', by: 'cli' });
      await untilWaiting(db, 1);
      const registering = registerProcess(db, { kind: 'npm start', log: quietLog().log });
      await untilWaiting(db, 2);
      return { renamed: renaming.then((done) => done.ok), registered: registering };
    });
    const presence = await registered;
    expect(await db.selectFrom('core.payloads').select('source').execute()).toEqual([{ source: 'new' }]);
    expect(await renamed).toBe(true);
    await presence.close();
  });

  it('restores a backup from before the rename under the new key, and under the old one after renaming back', async () => {
    const { db } = test;
    const before = path.join(folder, 'before.ndjson.zst');
    const after = path.join(folder, 'after.ndjson.zst');
    await fill(db, 'old');
    await writeBackup(db, before, importers);
    await rename(db, 'old', 'new');
    const afterwards = await stateOf(db, 'new');
    expect((await restoreBackup(db, before, importers)).payloads).toBe(0);
    expect(await stateOf(db, 'new')).toBe(afterwards);
    expect(await rowsOf(db, 'rounds', 'old')).toEqual([]);
    await writeBackup(db, after, importers);
    const fresh = await createTestDatabase();
    await restoreBackup(fresh.db, after, importers);
    expect(await stateOf(fresh.db, 'new')).toBe(afterwards);
    expect(await fetchStaleServers(fresh.db)).toEqual([]);
    await fresh.close();
    await rename(db, 'new', 'old');
    expect((await restoreBackup(db, before, importers)).payloads).toBe(0);
    expect(await rowsOf(db, 'rounds', 'new')).toEqual([]);
  });

  it('gives the same database whatever the order of backups from before and after it', async () => {
    const { db } = test;
    const [before, after] = [path.join(folder, 'before.zst'), path.join(folder, 'after.zst')];
    await fill(db, 'old');
    await writeBackup(db, before, importers);
    await rename(db, 'old', 'new');
    await importFiles(db, LATER, { server: 'new', zone: ZONE });
    await writeBackup(db, after, importers);
    const wanted = [await stateOf(db, 'new'), await decisionsOf(db)];
    const restore = async (fresh: Kysely<DB>, ...files: readonly string[]) => {
      for (const file of files) await restoreBackup(fresh, file, importers);
      expect(await rowsOf(fresh, 'rounds', 'old')).toEqual([]);
      expect([await stateOf(fresh, 'new'), await decisionsOf(fresh)]).toEqual(wanted);
      expect(await fetchStaleServers(fresh)).toEqual([]);
    };
    for (const order of [
      [before, after, before],
      [after, before],
    ])
      await inFresh(async (fresh) => restore(fresh, ...order));
    // Imported by another database, long after a rename that it does not know of.
    await inFresh(async (fresh) => {
      await importFiles(fresh, FILES.slice(2), { server: 'old', zone: ZONE });
      await restore(fresh, after);
    });
  });

  it('joins two copies of a database that named one server differently, in any order, under the last name', async () => {
    const { db } = test;
    const file = (name: string) => path.join(folder, `${name}.zst`);
    await fill(db, 'old');
    await writeBackup(db, file('common'), importers);
    await inFresh(async (copy) => {
      await restoreBackup(copy, file('common'), importers);
      await rename(copy, 'old', 'first');
      await rename(copy, 'first', 'one');
      await writeBackup(copy, file('one'), importers);
      await rename(db, 'old', 'two');
      // The old key is another server's now.
      await importFiles(db, OTHER, { server: 'old', zone: ZONE });
      await importFiles(db, LATER, { server: 'two', zone: ZONE });
      await writeBackup(db, file('two'), importers);
      const wanted = await Promise.all(['old', 'two'].map(async (server) => stateOf(db, server)));
      const check = async (some: Kysely<DB>) => {
        expect(await Promise.all(['old', 'two'].map(async (server) => stateOf(some, server)))).toEqual(
          wanted,
        );
        for (const server of ['first', 'one']) expect(await rowsOf(some, 'rounds', server)).toEqual([]);
        expect(await fetchStaleServers(some)).toEqual([]);
      };
      for (const order of [
        ['one', 'two', 'common'],
        ['two', 'one', 'one'],
        ['common', 'one', 'two', 'common'],
      ])
        await inFresh(async (fresh) => {
          for (const name of order) await restoreBackup(fresh, file(name), importers);
          await check(fresh);
        });
      expect((await restoreBackup(copy, file('two'), importers)).moved).toMatchObject([
        { from: 'one', to: 'two' },
      ]);
      await check(copy);
      await writeBackup(copy, file('joined'), importers);
      for (const name of ['one', 'joined']) await restoreBackup(db, file(name), importers);
      await check(db);
    });
  });

  it('leaves two servers that had one key by chance apart, whatever they are called later', async () => {
    const { db } = test;
    const theirs = path.join(folder, 'theirs.zst');
    await fill(db, 'old');
    await rename(db, 'old', 'ours');
    const wanted = await rowsOf(db, 'player-rounds', 'ours');
    await inFresh(async (other) => {
      await importFiles(other, OTHER, { server: 'old', zone: ZONE });
      await rename(other, 'old', 'theirs');
      await writeBackup(other, theirs, importers);
    });
    expect(await restoreBackup(db, theirs, importers)).toMatchObject({ moved: [], payloads: OTHER.length });
    expect(await rowsOf(db, 'player-rounds', 'ours')).toEqual(wanted);
    expect(await rowsOf(db, 'rounds', 'theirs')).toHaveLength(OTHER.length);
  });

  it('is not applied by a restore while another process could write under the old key', async () => {
    const { db } = test;
    const after = path.join(folder, 'after.zst');
    await importFiles(db, [r1], { server: 'old' });
    await rename(db, 'old', 'new', 'UTC');
    await writeBackup(db, after, importers);
    await inFresh(async (fresh) => {
      await importFiles(fresh, [r1, r2], { server: 'old' });
      const kept = await stateOf(fresh, 'old');
      const { log } = quietLog();
      const running = await registerProcess(fresh, { kind: 'npm start', log });
      const self = await registerProcess(fresh, { kind: 'debrief restore', log });
      const restore = async () => restoreBackup(fresh, after, importers, undefined, { self: self.id });
      await expect(restore()).rejects.toThrow(/"old" is "new" now.*npm start on .*\nNothing was changed/);
      expect(await stateOf(fresh, 'old')).toBe(kept);
      expect(await decisionsOf(fresh)).toEqual([]);
      await running.close();
      expect((await restore()).moved).toEqual([{ from: 'old', to: 'new', payloads: 2 }]);
      expect(await rowsOf(fresh, 'rounds', 'new')).toHaveLength(2);
      await self.close();
    });
  });

  it('redirects every earlier id to its round, over several renames, but not for callers who may not see it', async () => {
    const { db } = test;
    const far = matchFiles({ at: '2025-02-06 21:10:00', map: 'straße_b4' });
    await importFiles(db, [...FILES, ...far, renamed(r1, '2025-02-03 22:10:00')], {
      server: 'old',
      zone: ZONE,
    });
    const before = await filesById(db, 'old');
    expect(new Set(before.values()).size).toBe(6);
    await rename(db, 'old', 'middle');
    const between = await filesById(db, 'middle');
    await rename(db, 'middle', 'new');
    await importFiles(db, matchFiles({ at: '2025-03-03 21:10:00' }), { server: 'old', zone: ZONE });
    for (const [id, file] of [...before, ...between]) {
      expect(await fileOf(db, id, ['new', 'old'])).toBe(file);
      expect(await fileOf(db, id, ['old'])).toBe('UNKNOWN_ID');
    }
    expect(await fileOf(db, hashId(['old', 'never played']), ['new'])).toBe('UNKNOWN_ID');
  });

  it('does not change a later server with the old key', async () => {
    const { db } = test;
    const file = path.join(folder, 'both.ndjson.zst');
    await fill(db, 'old');
    await rename(db, 'old', 'new');
    await importFiles(db, matchFiles({ at: '2025-03-03 21:10:00' }), { server: 'old' });
    const states = await Promise.all([stateOf(db, 'old'), stateOf(db, 'new')]);
    await writeBackup(db, file, importers);
    const fresh = await createTestDatabase();
    await restoreBackup(fresh.db, file, importers);
    expect(await Promise.all([stateOf(fresh.db, 'old'), stateOf(fresh.db, 'new')])).toEqual(states);
    await fresh.close();
  });

  it('rejects an unknown server, and a key that has its own files', async () => {
    const { db } = test;
    await importFiles(db, [r1, ...LATER], { server: 'one' });
    // A stray copy does not make it the same server.
    await importFiles(db, [r1, ...OTHER, ...matchFiles({ at: '2025-02-06 20:00:00' })], { server: 'two' });
    expect(await renameServer(db, { from: 'none', to: 'new', by: 'cli' })).toEqual({
      ok: false,
      code: 'UNKNOWN',
    });
    expect(await renameServer(db, { from: 'one', to: 'two', by: 'cli' })).toEqual({
      ok: false,
      code: 'TAKEN',
    });
    expect(await rowsOf(db, 'rounds', 'one')).not.toEqual([]);
  });

  it('joins a server that was imported under two keys, as if it had had the one from the start', async () => {
    const { db } = test;
    await fill(db, 'new');
    await importFiles(db, LATER, { server: 'new', zone: ZONE });
    const wanted = await stateOf(db, 'new');
    await inFresh(async (doubled) => {
      await fill(doubled, 'old');
      await importFiles(doubled, [...FILES.slice(3), ...LATER], { server: 'new', zone: ZONE });
      expect(await findDoubledServers(doubled)).toMatchObject([{ key: 'doubled/new/old' }]);
      const joined = await renameServer(doubled, { from: 'old', to: 'new', by: 'cli' });
      expect(joined).toMatchObject({ ok: true, zone: ZONE, payloads: 3, isJoined: true });
      // A process that is killed here leaves rows that the next start derives again, for the pin came later than some of them.
      expect(await fetchStaleServers(doubled)).toEqual(['new']);
      await drainInbox(doubled, openEtlegacySource({ key: 'new', zone: ZONE }));
      await rederive(doubled, 'new');
      expect(await stateOf(doubled, 'new')).toBe(wanted);
      expect(await findDoubledServers(doubled)).toEqual([]);
      expect(await fetchStaleServers(doubled)).toEqual([]);
    });
  });
});

describe('a restore of files that are here under another key', () => {
  /** A backup of a server of these files, with a decision. */
  async function backUp(server: string, files = FILES): Promise<string> {
    const file = path.join(folder, `${server}.zst`);
    await inFresh(async (home) => {
      await importFiles(home, files, { server, zone: ZONE });
      await storeDecision(home, { kind: `rename/${server}`, subject: 'AB12CD34=Ann', by: 'anna' });
      await writeBackup(home, file, importers);
    });
    return file;
  }

  it('is refused before it writes, and works after the rename that it names', async () => {
    const { db } = test;
    const file = await backUp('default', [...LATER, ...FILES]);
    await importFiles(db, FILES, { server: 'frankfurt', zone: ZONE });
    const kept = await stateOf(db, 'frankfurt');
    await expect(restoreBackup(db, file, importers)).rejects.toThrow(
      /"default" that are here as files of "frankfurt", such as .*\nNothing was changed\. .*server rename frankfurt default;/,
    );
    expect(await stateOf(db, 'frankfurt')).toBe(kept);
    expect(await decisionsOf(db)).toEqual([]);
    expect(await db.selectFrom('etlegacy.servers').select('key').execute()).toEqual([{ key: 'frankfurt' }]);
    await rename(db, 'frankfurt', 'default');
    expect(await restoreBackup(db, file, importers)).toMatchObject({ payloads: LATER.length });
    await rename(db, 'default', 'frankfurt');
    expect(await restoreBackup(db, file, importers)).toMatchObject({ payloads: 0 });
    expect(await rowsOf(db, 'rounds', 'default')).toEqual([]);
    expect(await findDoubledServers(db)).toEqual([]);
  });

  it('is not refused for tiny files, for the sample, or for what a backup has twice itself', async () => {
    const { db } = test;
    const tiny = { name: r1.name, body: r1.body.subarray(0, 80) };
    await importFiles(db, [tiny, ...OTHER], { server: 'frankfurt' });
    await importFiles(db, FILES, { server: 'sample' });
    await importFiles(db, [], { server: 'sample' });
    expect(await restoreBackup(db, await backUp('default', [...FILES, tiny]), importers)).toMatchObject({
      payloads: FILES.length + 1,
    });
    const twice = path.join(folder, 'twice.zst');
    await inFresh(async (home) => {
      for (const server of ['east', 'west']) await importFiles(home, FILES, { server });
      await writeBackup(home, twice, importers);
    });
    await inFresh(async (fresh) => {
      expect((await restoreBackup(fresh, twice, importers)).payloads).toBe(2 * FILES.length);
      expect((await restoreBackup(fresh, twice, importers)).payloads).toBe(0);
    });
  });

  it('does not apply a rename to another server that has the old key by chance', async () => {
    const { db } = test;
    const file = path.join(folder, 'renamed.zst');
    await inFresh(async (home) => {
      await importFiles(home, FILES, { server: 'default', zone: ZONE });
      await rename(home, 'default', 'frankfurt');
      await writeBackup(home, file, importers);
    });
    await importFiles(db, OTHER, { server: 'default', zone: ZONE });
    await expect(restoreBackup(db, file, importers)).rejects.toThrow(
      /"default" is "frankfurt" now.*\nNothing was changed\. .*server rename default NEW/,
    );
    expect(await rowsOf(db, 'rounds', 'default')).toHaveLength(OTHER.length);
    await rename(db, 'default', 'munich');
    expect(await restoreBackup(db, file, importers)).toMatchObject({ moved: [], payloads: FILES.length });
    expect(await rowsOf(db, 'rounds', 'munich')).toHaveLength(OTHER.length);
  });

  it('that is killed after its decisions are stored leaves a server that the next start derives again', async () => {
    const { db } = test;
    await importFiles(db, FILES, { server: 'default', zone: ZONE });
    const file = await backUp('default');
    const kill = async (): Promise<never> => {
      throw new Error('killed');
    };
    const dying = importers.map((importer) => ({ ...importer, onRestored: kill }));
    await expect(restoreBackup(db, file, dying)).rejects.toThrow('killed');
    expect(await fetchStaleServers(db)).toEqual(['default']);
    await restoreBackup(db, file, importers);
    expect(await fetchStaleServers(db)).toEqual([]);
  });
});

describe('a start', () => {
  function configOf(...keys: string[]): Config {
    const result = readConfig({}, folder);
    if (!result.ok) throw new Error(result.problems.join());
    const servers = keys.map((key) => ({
      key,
      zone: 'UTC',
      folder: path.join(folder, key),
      pollSeconds: 10,
    }));
    return { ...result.config, servers };
  }

  it('rejects files that were imported under another key, and names the next step', async () => {
    const { db } = test;
    await mkdir(path.join(folder, 'new'));
    for (const { name, body } of FILES.filter((file) => file !== worse))
      await writeFile(path.join(folder, 'new', name), body);
    await refuseForeignCopies(db, configOf('new'));
    await importFiles(db, FILES, { server: 'old' });
    await expect(refuseForeignCopies(db, configOf('new'))).rejects.toThrow(
      'debrief -- server rename old new',
    );
    await expect(refuseForeignCopies(db, configOf('new', 'old'))).rejects.toThrow(
      'Let "new" have a folder of its own',
    );
    await renameServer(db, { from: 'old', to: 'new', by: 'cli' });
    await refuseForeignCopies(db, configOf('new'));
    await expect(refuseForeignCopies(db, configOf('old', 'new'))).resolves.toBeUndefined();
    // The same files under other names are accepted, and so is the sample under any key.
    await importFiles(db, FILES, { server: 'sample' });
    await refuseForeignCopies(db, configOf('new'));
  });

  it('rejects two folders with copies of one file before anything is imported, but accepts equal tiny files', async () => {
    for (const key of ['east', 'west']) await mkdir(path.join(folder, key));
    const put = async (key: string, name: string, body: Uint8Array) =>
      writeFile(path.join(folder, key, name), body);
    const tiny = r1.body.subarray(0, 80);
    for (const key of ['east', 'west']) await put(key, r1.name, tiny);
    await put('east', r2.name, r2.body);
    await refuseForeignCopies(test.db, configOf('east', 'west'));
    // Another round in the same second on the same map.
    await put('west', r2.name, roundFile({ at: AT, players: crew({ people: 3 }) }).body);
    await refuseForeignCopies(test.db, configOf('east', 'west'));
    await put('west', `${r2.name}.gz`, gzipSync(r2.body));
    await rm(path.join(folder, 'west', r2.name));
    await expect(refuseForeignCopies(test.db, configOf('east', 'west'))).rejects.toThrow(
      new RegExp(`"east" .* and "west" .* hold the same files, such as ${r2.name}.*\nIf it is one server`),
    );
  });

  it('makes an import name the earlier key of its files, and the next step', async () => {
    const { db } = test;
    const files = [r1, r2].map(({ name }) => ({ name, path: path.join(folder, name) }));
    for (const { name, body } of [r1, r2]) await writeFile(path.join(folder, name), body);
    const check = async (key: string, ...configured: string[]) =>
      refuseForeignFiles(db, configOf(...configured), key, files);
    await check('new', 'new');
    await importFiles(db, [r1, r2], { server: 'old' });
    await expect(check('new', 'new')).rejects.toThrow(
      /Nothing was imported.*server "old".*\n.*server rename old new\. If they come from "old", add --server old\./,
    );
    await expect(check('new', 'old')).rejects.toThrow(/\nIf they come from "old", add --server old\.$/);
    await renameServer(db, { from: 'old', to: 'new', by: 'cli' });
    await check('new', 'new');
    await expect(check('old', 'old')).rejects.toThrow('The server "old" was renamed to "new"');
  });
});
