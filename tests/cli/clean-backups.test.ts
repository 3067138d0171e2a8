import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { cleanBackups } from '../../cli/clean-backups.ts';
import { readConfig } from '../../core/config.ts';
import { claimPart } from '../../importer/backup/backup-part.ts';
import { createTestDatabase } from '../support/database/test-database.ts';

it('the doctor removes what killed backups left in the home, and says so once', async () => {
  const { db, close } = await createTestDatabase();
  const home = await mkdtemp(path.join(tmpdir(), 'debrief-clean-'));
  onTestFinished(async () => {
    await close();
    await rm(home, { recursive: true });
  });
  const read = readConfig({ DEBRIEF_HOME: home }, home);
  if (!read.ok) throw new Error(read.problems.join());
  const app = { db, config: read.config };
  expect(await cleanBackups(app)).toEqual([]);
  const folder = path.join(home, 'backups');
  await mkdir(folder);
  const file = path.join(folder, 'debrief-2026-01-02.ndjson.zst');
  await writeFile(file, 'a backup');
  // The lock of its writer ends with this transaction.
  const part = await db.transaction().execute(async (trx) => claimPart(trx, file));
  await writeFile(part, 'half');
  expect(await cleanBackups(app)).toEqual([
    { isWell: true, say: `Removed the rest of a killed backup from ${folder}.` },
  ]);
  expect(await readdir(folder)).toEqual([path.basename(file)]);
  expect(await cleanBackups(app)).toEqual([]);
});
