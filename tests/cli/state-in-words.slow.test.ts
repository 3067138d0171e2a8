// The output of doctor and restore about states that occur only in operation.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { CHECKOUT } from '../../core/config.ts';
import { loadImporters } from '../../cli/app/find-game.ts';
import { writeBackup } from '../../importer/backup/write-backup.ts';
import { beginDerivation } from '../../importer/etlegacy/derivation-progress.ts';
import { endHoldUp, recordHoldUp } from '../../importer/inbox/hold-up.ts';
import { storeDecision } from '../../database/store-decision.ts';
import { lockServer } from '../../importer/etlegacy/servers/lock-server.ts';
import { importFiles } from '../support/etlegacy/import-files.ts';
import { matchFiles } from '../support/etlegacy/round-file.ts';
import { runCli } from '../support/run-cli.ts';
import { createTestDatabase } from '../support/database/test-database.ts';
import { makeThrowawayHome } from '../support/throwaway-home.ts';
import { waitUntil } from '../support/wait-until.ts';

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

it('doctor names servers with the same files although nothing runs, and a clock that is behind', async () => {
  const { db, databaseUrl, close } = await createTestDatabase();
  onTestFinished(close);
  for (const server of ['default', 'frankfurt']) await importFiles(db, matchFiles(), { server });
  const run = async () => runCli(['doctor'], { databaseUrl });
  const doubled = await run();
  expect(doubled.code).toBe(1);
  expect(doubled.stdout).toMatch(
    /✗ The servers "default" and "frankfurt" share 2 files.*server rename WRONG RIGHT/,
  );
  const renamed = await runCli(['server', 'rename', 'default', 'frankfurt'], { databaseUrl });
  expect(renamed).toMatchObject({ code: 0 });
  expect(renamed.stdout).toContain('Files that both had count once from now on.');
  expect((await run()).stdout).toContain('✓ Nothing needs you.');
  await db
    .updateTable('core.payloads')
    .set({ received_at: new Date(Date.now() + 400 * 86_400_000) })
    .execute();
  const late = await run();
  expect(late.code).toBe(1);
  expect(late.stdout).toMatch(
    /✗ The clock of this machine says .* "frankfurt", arrived .*If this clock is wrong, set it/,
  );
});

it('doctor names a restore that was killed, until it is run again', async () => {
  const source = await createTestDatabase();
  onTestFinished(source.close);
  const { db, databaseUrl, close } = await createTestDatabase();
  onTestFinished(close);
  const { home, remove } = await makeThrowawayHome();
  onTestFinished(remove);
  const file = path.join(home, 'all.ndjson.zst');
  await importFiles(source.db, matchFiles({ at: '2025-02-03 21:10:00' }));
  await writeBackup(source.db, file, await loadImporters());
  await db.insertInto('etlegacy.servers').values({ key: 'default', zone: 'UTC' }).execute();
  await db.transaction().execute(async (trx) => {
    await lockServer('default').execute(trx);
    const restore = spawn(process.execPath, [path.join(CHECKOUT, 'cli', 'main.ts'), 'restore', file], {
      env: {
        PATH: process.env['PATH'] ?? '',
        DATABASE_URL: databaseUrl,
        DEBRIEF_HOME: '/nonexistent/debrief',
      },
      stdio: 'ignore',
    });
    const isStored = async () => (await db.selectFrom('core.payloads').select('id').execute()).length === 2;
    await waitUntil('the files are stored', isStored, 30_000);
    restore.kill('SIGKILL');
    await once(restore, 'exit');
  });
  const doctor = await runCli(['doctor'], { databaseUrl });
  expect(doctor.code).toBe(1);
  expect(doctor.stdout).toMatch(/✗ The restore of \S+all\.ndjson\.zst began at .* run it again/);
  // One that is refused is another one.
  const other = path.join(home, 'other.ndjson.zst');
  await sql`update core.payloads set source = 'other'`.execute(source.db);
  await writeBackup(source.db, other, await loadImporters());
  expect((await runCli(['restore', other], { databaseUrl })).stderr).toContain('would count twice');
  expect((await runCli(['doctor'], { databaseUrl })).stdout).toContain(
    doctor.stdout.split('\n').find((line) => line.includes('all.ndjson.zst')),
  );
  expect(await runCli(['restore', file], { databaseUrl })).toMatchObject({ code: 0 });
  expect((await runCli(['doctor'], { databaseUrl })).stdout).toContain('✓ Nothing needs you.');
});
