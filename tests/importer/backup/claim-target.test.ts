import { execFileSync } from 'node:child_process';
import { lstat, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { claimPart, removeDeadParts } from '../../../importer/backup/backup-part.ts';
import { writeBackup } from '../../../importer/backup/write-backup.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => database.close());
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'debrief-target-'));
});
afterEach(async () => rm(folder, { recursive: true }));

test('a backup replaces an empty file and an earlier backup, and nothing else', async () => {
  const file = path.join(folder, 'all.zst');
  await writeFile(file, '');
  expect(await writeBackup(database.db, file, [])).toBe(0);
  expect(await writeBackup(database.db, file, [])).toBe(0);
  await writeFile(path.join(folder, 'thesis'), 'years of work');
  await symlink(file, path.join(folder, 'link'));
  // Never a device of this machine: root would replace it where the check is missing.
  const pipe = path.join(folder, 'pipe');
  execFileSync('/usr/bin/mkfifo', [pipe]);
  await symlink(pipe, path.join(folder, 'to-pipe'));
  for (const [name, why] of [
    ['thesis', 'not a backup of Debrief'],
    ['link', 'a link'],
    ['to-pipe', 'a link'],
    ['pipe', 'not a regular file'],
    ['.', 'not a regular file'],
  ] as const)
    await expect(writeBackup(database.db, path.resolve(folder, name), []), name).rejects.toThrow(why);
  expect(await readFile(path.join(folder, 'thesis'), 'utf8')).toBe('years of work');
  expect((await lstat(pipe)).isFIFO()).toBe(true);
  expect((await readdir(folder)).toSorted()).toEqual(['all.zst', 'link', 'pipe', 'thesis', 'to-pipe']);
});

test('an interrupted backup leaves no file, and the next one removes the part file of a killed one', async () => {
  const file = path.join(folder, 'all.zst');
  await expect(writeBackup(database.db, file, [], undefined, AbortSignal.abort())).rejects.toThrow(/abort/i);
  expect(await readdir(folder)).toEqual([]);
  // Part files of an earlier version or another database, which do not name their writer.
  const foreign = ['all.zst.0a1b2c3d.part', 'all.zst.ffffffff.part', 'other.zst.0a1b2c3d.part'];
  foreign.push('all.zst.00000000-ffffffff.part');
  for (const name of foreign) await writeFile(path.join(folder, name), 'half');
  // Only the first has not changed for an hour; another process may still be writing the second.
  const anHourAgo = Date.now() / 1000 - 3600;
  await utimes(path.join(folder, 'all.zst.0a1b2c3d.part'), anHourAgo, anHourAgo);
  await writeBackup(database.db, file, []);
  expect((await readdir(folder)).toSorted()).toEqual(['all.zst', ...foreign.slice(1)].toSorted());
});

test('the part file of a process whose connection ended is removed at once, that of a running one is kept', async () => {
  const { db } = database;
  const writers = ['all.zst', 'daily.zst'].map((name) => path.join(folder, name));
  const parts = await db.transaction().execute(async (trx) => {
    const claimed: string[] = [];
    for (const file of writers) claimed.push(await claimPart(trx, file));
    for (const part of claimed) await writeFile(part, 'half');
    await writeBackup(db, path.join(folder, 'all.zst'), []);
    expect(await removeDeadParts(db, folder, null)).toEqual([]);
    return claimed;
  });
  expect(await readdir(folder)).toHaveLength(3);
  expect((await removeDeadParts(db, folder, null)).toSorted()).toEqual(parts.toSorted());
  expect(await readdir(folder)).toEqual(['all.zst']);
});
