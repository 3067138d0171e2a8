// From the embedded PostgreSQL to one's own server in two commands.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type Ran, runDebrief } from '../support/run-debrief.ts';
import { simulateFiles } from '../support/round-files.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { makeThrowawayHome } from '../support/throwaway-home.ts';

test('what was imported into the embedded server moves to another', { timeout: 120_000 }, async () => {
  const target = await createTestDatabase({ empty: true });
  const { home, remove } = await makeThrowawayHome();
  const stats = path.join(home, 'stats');
  await mkdir(stats);
  for (const { name, text } of simulateFiles(30)) await writeFile(path.join(stats, name), text);
  const file = path.join(home, 'all.ndjson.zst');
  const embedded = { DEBRIEF_HOME: path.join(home, 'debrief') };
  const own = { DEBRIEF_HOME: path.join(home, 'other'), DATABASE_URL: target.databaseUrl };
  const ok = async (ran: Promise<Ran>): Promise<string> => {
    const { code, out, err } = await ran;
    expect(err).toBe('');
    expect(code).toBe(0);
    return out;
  };
  const logless = { LOG_LEVEL: 'warn' };
  await ok(runDebrief(['import', stats], { ...embedded, ...logless }));
  expect(await ok(runDebrief(['backup', file], { ...embedded, ...logless }))).toContain('31 rows in');
  expect(await ok(runDebrief(['restore', file], { ...own, ...logless }))).toContain(
    '30 files and 1 other rows',
  );
  const before = await ok(runDebrief(['export', 'player-rounds'], { ...embedded, ...logless }));
  const after = await ok(runDebrief(['export', 'player-rounds'], { ...own, ...logless }));
  expect(before.trimEnd().split('\n')).toHaveLength(120);
  expect(after).toBe(before);

  const bad = path.join(home, 'bad.zst');
  await writeFile(bad, 'no backup');
  const refused = await runDebrief(['restore', bad], own);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('It is no backup of Debrief.');
  const nowhere = await runDebrief(['backup', path.join(home, 'no', 'where.zst')], { ...own, ...logless });
  expect(nowhere.code).toBe(1);
  expect(nowhere.err).toContain('The file cannot be written');
  await target.close();
  await remove();
});
