// The output of doctor and restore about states that occur only in operation.
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { loadImporters } from '../../cli/app/find-game.ts';
import { writeBackup } from '../../importer/backup/write-backup.ts';
import { beginDerivation } from '../../importer/etlegacy/derivation-progress.ts';
import { endHoldUp, recordHoldUp } from '../../importer/inbox/hold-up.ts';
import { storeDecision } from '../../database/store-decision.ts';
import { importFiles } from '../support/etlegacy/import-files.ts';
import { matchFiles } from '../support/etlegacy/round-file.ts';
import { runCli } from '../support/run-cli.ts';
import { createTestDatabase } from '../support/database/test-database.ts';
import { makeThrowawayHome } from '../support/throwaway-home.ts';

const SOURCE = { game: 'etlegacy', source: 'default' };

it('doctor and restore print why files are pending, the progress of a derivation, and decisions that differ in a backup', async () => {
  const { db, databaseUrl, close } = await createTestDatabase();
  onTestFinished(close);
  const { home, remove } = await makeThrowawayHome();
  onTestFinished(remove);
  await importFiles(db, matchFiles());
  await recordHoldUp(db, SOURCE, new Error('permission denied for table rounds'));
  await beginDerivation(db, { key: 'default', zone: 'Asia/Tokyo' }, false);
  await db.updateTable('etlegacy.servers').set({ zone: 'Asia/Tokyo' }).execute();
  const doctor = await runCli(['doctor'], { databaseUrl });
  expect(doctor.code).toBe(1);
  expect(doctor.stdout).toMatch(
    /✗ default: since \S+Z files are not imported: permission denied for table rounds\./,
  );
  expect(doctor.stdout).toMatch(/… default: the rounds are derived again, .*; 0 of 2 files are done\./);
  const json = JSON.parse((await runCli(['doctor', '--json'], { databaseUrl })).stdout);
  expect(json).toMatchObject({
    ok: false,
    holdUps: [{ source: 'default', say: 'permission denied for table rounds' }],
    derivations: [{ source: 'default', done: 0, files: 2, isCurrent: false }],
  });

  const file = path.join(home, 'words.ndjson.zst');
  await storeDecision(db, { kind: 'rename/default', subject: 'AB12CD34=Old', by: 'anna' });
  await writeBackup(db, file, await loadImporters());
  await storeDecision(db, { kind: 'rename/default', subject: 'AB12CD34=New', by: 'anna' });
  const restored = await runCli(['restore', file], { databaseUrl });
  expect(restored.stdout).toContain(
    '  1 topic differs between this database and the backup:\n' +
      '    rename/default AB12CD34: here "New", in the backup "Old"; this database counts\n',
  );
  // A derivation needs no action.
  await endHoldUp(db, SOURCE);
  expect((await runCli(['doctor'], { databaseUrl })).stdout).toContain('✓ Nothing needs you.');
});
