import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadImporters } from '../../../cli/app/find-game.ts';
import type { DB } from '../../../database/schema.ts';
import type { BackupRow } from '../../../importer/backup/backup-format.ts';
import { mergeWords } from '../../../importer/backup/merge-words.ts';
import { restoreBackup } from '../../../importer/backup/restore-backup.ts';
import { writeBackup } from '../../../importer/backup/write-backup.ts';
import { findLink } from '../../../people/find-link.ts';
import { fetchPrivacy, storePrivacy } from '../../../people/settings.ts';
import { storeDecision } from '../../../database/store-decision.ts';
import { endLink, storeLink } from '../../../people/store-link.ts';
import { fetchRenames } from '../../../stats/etlegacy/players/fetch-renames.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

const importers = await loadImporters();

const KEY = 'AB12CD34';
const ACCOUNT = { game: 'etlegacy', account: '1', place: 'direct' };

let test: TestDatabase;
let folder: string;
let file: string;
beforeEach(async () => {
  test = await createTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'debrief-words-'));
  file = path.join(folder, 'words.ndjson.zst');
});
afterEach(async () => {
  await test.close();
  await rm(folder, { recursive: true });
});

async function rename(db: Kysely<DB>, name: string): Promise<void> {
  await storeDecision(db, { kind: 'rename/default', subject: `${KEY}=${name}`, by: 'anna' });
}

async function nameOf(db: Kysely<DB>): Promise<string | undefined> {
  return (await fetchRenames(db, ['default'], [KEY], new Map())).get(KEY);
}

const setting = (owner: string, value: string, at: string): BackupRow => ({
  table: 'core.settings',
  row: { set_at: at, set_by: owner, owner, name: 'privacy', value },
});

describe('a restore into a database in use', () => {
  it('keeps newer decisions, and lists those that differ in the backup', async () => {
    const { db } = test;
    await rename(db, 'Old');
    await storeLink(db, ACCOUNT, [KEY]);
    await storePrivacy(db, '1', 'open');
    await writeBackup(db, file, importers);
    await rename(db, 'New');
    await endLink(db, { ...ACCOUNT, proof: 'unproven' });
    await storePrivacy(db, '1', 'private');
    const { others, conflicts } = await restoreBackup(db, file, importers);
    expect(others).toBe(0);
    expect(await nameOf(db)).toBe('New');
    expect(await findLink(db, 'etlegacy', '1')).toBe(null);
    expect(await fetchPrivacy(db, '1')).toBe('private');
    expect(conflicts).toEqual([
      { topic: `rename/default ${KEY}`, here: 'New', backup: 'Old', counts: 'here' },
      { topic: 'link of account 1 (etlegacy)', here: '', backup: KEY, counts: 'here' },
      { topic: 'privacy of user/1', here: 'private', backup: 'open', counts: 'here' },
    ]);
  });

  it('orders a decision that was withdrawn and made again by its last time', async () => {
    const { db } = test;
    await rename(db, 'First');
    await rename(db, 'Second');
    await writeBackup(db, file, importers);
    await rename(db, 'First');
    await restoreBackup(db, file, importers);
    expect(await nameOf(db)).toBe('First');
  });

  it('adopts newer decisions of another database, and changes nothing when repeated', async () => {
    const { db } = test;
    const other = await createTestDatabase();
    await rename(db, 'Old');
    await rename(other.db, 'New');
    await storeLink(other.db, ACCOUNT, [KEY]);
    await writeBackup(other.db, file, importers);
    const first = await restoreBackup(db, file, importers);
    expect(first.conflicts).toEqual([
      { topic: `rename/default ${KEY}`, here: 'Old', backup: 'New', counts: 'backup' },
    ]);
    expect(await nameOf(db)).toBe('New');
    expect((await findLink(db, 'etlegacy', '1'))?.playerKey).toBe(KEY);
    expect(await restoreBackup(db, file, importers)).toEqual({
      payloads: 0,
      others: 0,
      unknownGames: [],
      conflicts: [],
      moved: [],
    });
    await other.close();
  });

  it('makes players private but never public, even by a newer decision', async () => {
    const { db } = test;
    await storePrivacy(db, '1', 'private');
    await storePrivacy(db, '2', 'open');
    const rows = [
      setting('user/1', 'open', '2100-01-01T00:00:00+00:00'),
      setting('user/2', 'private', '2100-01-01T00:00:00+00:00'),
    ];
    const { conflicts } = await mergeWords(db, rows, importers);
    expect(await fetchPrivacy(db, '1')).toBe('private');
    expect(await fetchPrivacy(db, '2')).toBe('private');
    expect(conflicts).toEqual([
      { topic: 'privacy of user/1', here: 'private', backup: 'open', counts: 'here' },
      { topic: 'privacy of user/2', here: 'open', backup: 'private', counts: 'backup' },
    ]);
    expect((await mergeWords(db, rows, importers)).added).toBe(0);
    expect(await fetchPrivacy(db, '1')).toBe('private');
  });

  it('gives an empty database exactly the decisions of the backup, public ones included', async () => {
    const rows = [
      setting('user/1', 'open', '2025-01-02T00:00:00+00:00'),
      setting('user/1', 'private', '2025-01-01T00:00:00+00:00'),
    ];
    await mergeWords(test.db, rows, importers);
    expect(await fetchPrivacy(test.db, '1')).toBe('open');
  });

  it('applies the newest decision whatever the order of the rows, also for version 1 of backups', async () => {
    const said = (name: string, at: string): BackupRow => ({
      table: 'core.decisions',
      row: { decided_at: at, decided_by: 'anna', kind: 'rename/default', subject: `${KEY}=${name}` },
    });
    const words = [
      said('A', '2025-01-01T00:00:00.000001+00:00'),
      said('C', '2025-01-01T00:00:00.000003+00:00'),
      said('B', '2025-01-01T00:00:00.000002+00:00'),
    ];
    for (const order of [words, words.toReversed()]) {
      await test.db.deleteFrom('core.decisions').execute();
      await mergeWords(test.db, order, importers);
      expect(await nameOf(test.db)).toBe('C');
    }
  });

  it('keeps the same one of two equal decisions of one moment, whatever comes first', async () => {
    const decision = (by: string, digit: string): BackupRow => ({
      table: 'core.decisions',
      row: {
        kind: 'rename/default',
        subject: `${KEY}=Same`,
        decided_at: '2026-01-01T00:00:00Z',
        decided_by: by,
        origin: `${digit}0000000-0000-4000-8000-000000000000`,
        seq: 1,
      },
    });
    const both = [decision('anna', '1'), decision('bert', '2')];
    for (const rows of [both, both.toReversed()]) {
      await sql`delete from core.decisions`.execute(test.db);
      for (const row of rows) await mergeWords(test.db, [row], importers);
      const { rows: kept } = await sql`select decided_by from core.decisions`.execute(test.db);
      expect(kept).toEqual([{ decided_by: 'bert' }]);
    }
  });

  it('keeps the zone of a server and reports that the backup has another', async () => {
    const { db } = test;
    await db.insertInto('etlegacy.servers').values({ key: 'default', zone: 'Europe/Berlin' }).execute();
    const row = { key: 'default', zone: 'UTC' };
    const { conflicts } = await mergeWords(db, [{ table: 'etlegacy.servers', row }], importers);
    expect(conflicts).toEqual([
      { topic: 'zone of server default', here: 'Europe/Berlin', backup: 'UTC', counts: 'here' },
    ]);
  });
});

describe('decisions of one database', () => {
  it('apply in the order in which they were made, even if the clock was set back', async () => {
    const { db } = test;
    await rename(db, 'Before');
    await storePrivacy(db, '1', 'open');
    await storeLink(db, ACCOUNT, [KEY]);
    // The same as a decision made an hour ago by a clock that was an hour fast.
    await sql`update core.decisions set decided_at = decided_at + interval '1 hour'`.execute(db);
    await sql`update core.settings set set_at = set_at + interval '1 hour'`.execute(db);
    await sql`update core.links set linked_at = linked_at + interval '1 hour'`.execute(db);
    await rename(db, 'After');
    await storePrivacy(db, '1', 'private');
    await endLink(db, { ...ACCOUNT, proof: 'admin' });
    expect(await nameOf(db)).toBe('After');
    expect(await fetchPrivacy(db, '1')).toBe('private');
    expect(await findLink(db, 'etlegacy', '1')).toBe(null);
  });
});
