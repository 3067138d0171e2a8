// Imports an archive of old files; the process is killed several times and started again.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CHECKOUT } from '../../core/config.ts';
import { writeEvenings } from '../../simulator/etlegacy/write-evenings.ts';
import { exportAll } from '../support/export-all.ts';
import { runCli } from '../support/run-cli.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';
import { waitUntil } from '../support/wait-until.ts';

const EVENINGS = 60;
const OPTIONS = { plain: true, zone: 'UTC', maps: 10, teamSize: 2 } as const;
const KILLS = 3;

let base: string;
let folder: string;
let files: number;
beforeEach(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'debrief-backfill-'));
  ({ files } = await writeEvenings(base, { seed: 81, evenings: EVENINGS, options: OPTIONS }));
  folder = path.join(base, 'stats');
});
afterEach(async () => rm(base, { recursive: true }));

async function countImported({ db }: TestDatabase): Promise<number> {
  const { imported } = await db
    .selectFrom('core.payloads')
    .select((eb) => eb.fn.countAll<number>().as('imported'))
    .where('status', '=', 'imported')
    .executeTakeFirstOrThrow();
  return imported;
}

test(
  'an archive import that is killed several times ends with the same rows as an undisturbed one',
  { timeout: 180_000 },
  async () => {
    const [quiet, killed] = [await createTestDatabase(), await createTestDatabase()];
    expect(await runCli(['import', folder], { databaseUrl: quiet.databaseUrl })).toMatchObject({ code: 0 });
    let hits = 0;
    for (let kill = 1; kill <= KILLS; kill++) {
      const child = spawn(process.execPath, [path.join(CHECKOUT, 'bin', 'debrief.js'), 'import', folder], {
        stdio: 'ignore',
        env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: killed.databaseUrl },
      });
      const exited = once(child, 'exit');
      const enough = (kill * files) / (KILLS + 1);
      const isDeep = async (): Promise<boolean> =>
        child.exitCode !== null || (await countImported(killed)) >= enough;
      await waitUntil('the middle', isDeep, 60_000);
      child.kill('SIGKILL');
      await exited;
      if (child.signalCode === 'SIGKILL' && (await countImported(killed)) < files) hits += 1;
    }
    expect(hits).toBeGreaterThan(0);
    const last = await runCli(['import', folder], { databaseUrl: killed.databaseUrl });
    expect(last).toMatchObject({ code: 0, stderr: '' });
    expect(last.stdout).toContain(`${files} files`);
    expect(await countImported(killed)).toBe(files);
    expect(await exportAll(killed.db, ['default'])).toBe(await exportAll(quiet.db, ['default']));
    await quiet.close();
    await killed.close();
  },
);
