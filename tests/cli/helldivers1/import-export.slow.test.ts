// Imports recorded answers and exports their rows with the verbs of the command line.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { rawArchive, rawAttack, rawDefend, rawStatus, T0 } from '../../support/helldivers1/answers.ts';
import { runCli } from '../../support/run-cli.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

let folder: string;
let database: TestDatabase;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'debrief-answers-'));
  database = await createTestDatabase();
});
afterEach(async () => {
  await rm(folder, { recursive: true });
  await database.close();
});

async function save(name: string, raw: unknown): Promise<void> {
  const file = path.join(folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, typeof raw === 'string' ? raw : JSON.stringify(raw));
}

async function exported(kind: string): Promise<Record<string, unknown>[]> {
  const { code, stdout } = await runCli(['export', kind], { databaseUrl: database.databaseUrl });
  expect(code).toBe(0);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line)));
}

test('recorded answers are recognised by their shape, listed in the summary and exported', async () => {
  await save('one.json', rawStatus({ attacks: [rawAttack()], defend: rawDefend({ season: 199 }) }));
  await save('deep/two.json', rawStatus({ time: T0 + 900, statistics: [{ season: 199 }] }));
  await save('old.json', rawArchive({ season: 198 }));
  await save('page.html', '<html>maintenance</html>');
  await save('notes.md', 'nothing of ours');
  await save('future.json', rawStatus({ season: 201, time: Math.floor(Date.now() / 1000) + 3_600 }));
  const options = { databaseUrl: database.databaseUrl };
  const first = await runCli(['import', folder, '--game', 'helldivers1'], options);
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(first.stdout).toContain('5 files for server "helldivers1": 5 new, 0 known already.');
  expect(first.stdout).toContain('3 imported');
  expect(first.stdout).toContain('campaign_status says season 200, other parts 199; 200 was taken');
  expect(first.stdout).toContain('1 rejected (NOT_JSON), such as page.html');
  expect(first.stdout).toMatch(
    /1 rejected \(IMPOSSIBLE_TIME\), such as .*\n.*more than 5 minutes after it came in/,
  );
  const again = await runCli(['import', folder, '--game', 'helldivers1', '--json'], options);
  expect(JSON.parse(again.stdout)).toMatchObject({ files: 5, new: 0 });
  expect((await exported('hd1-seasons')).map((row) => [row['season'], row['confirmed']])).toEqual([
    [198, true],
    [199, false],
    [200, true],
  ]);
  expect(await exported('hd1-fronts')).toHaveLength(3);
  expect((await exported('hd1-events')).map((row) => row['type'])).toEqual(['defend', 'attack']);
  expect(await exported('hd1-live-samples')).toHaveLength(6);
  expect(await exported('hd1-event-samples')).toHaveLength(1);
  expect(await exported('hd1-snapshots')).toMatchObject([{ season: 198 }]);
});
