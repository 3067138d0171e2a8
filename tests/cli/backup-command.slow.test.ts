// Moves from the embedded PostgreSQL to another server in two commands.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type CliRun, runCli } from '../support/run-cli.ts';
import { simulateFiles } from '../support/etlegacy/round-files.ts';
import { createTestDatabase } from '../support/database/test-database.ts';
import { makeThrowawayHome } from '../support/throwaway-home.ts';

test(
  'backup and restore move everything imported from the embedded server to another',
  { timeout: 120_000 },
  async () => {
    const target = await createTestDatabase({ empty: true });
    const { home, remove } = await makeThrowawayHome();
    const stats = path.join(home, 'stats');
    await mkdir(stats);
    for (const { name, text } of simulateFiles(30)) await writeFile(path.join(stats, name), text);
    const file = path.join(home, 'all.ndjson.zst');
    const embedded = { DEBRIEF_HOME: path.join(home, 'debrief') };
    const own = { DEBRIEF_HOME: path.join(home, 'other'), DATABASE_URL: target.databaseUrl };
    const ok = async (ran: Promise<CliRun>): Promise<string> => {
      const { code, stdout, stderr } = await ran;
      expect(stderr).toBe('');
      expect(code).toBe(0);
      return stdout;
    };
    await ok(runCli(['import', stats], { env: embedded }));
    expect(await ok(runCli(['backup', file], { env: embedded }))).toContain('31 rows in');
    expect(await ok(runCli(['restore', file], { env: own }))).toContain('30 files and 1 other rows');
    const before = await ok(runCli(['export', 'player-rounds'], { env: embedded }));
    const after = await ok(runCli(['export', 'player-rounds'], { env: own }));
    expect(before.trimEnd().split('\n')).toHaveLength(120);
    expect(after).toBe(before);

    const bad = path.join(home, 'bad.zst');
    await writeFile(bad, 'no backup');
    const refused = await runCli(['restore', bad], { env: own });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('It is not a backup of Debrief.');
    const nowhere = await runCli(['backup', path.join(home, 'no', 'where.zst')], { env: own });
    expect(nowhere.code).toBe(1);
    expect(nowhere.stderr).toContain('The file cannot be written');
    await target.close();
    await remove();
  },
);
