import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { eveningFiles } from '../bot/support/evenings.ts';
import { importFiles } from '../support/etlegacy/import-files.ts';
import { type CliRun, runCli } from '../support/run-cli.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';

// Processes are slow while other tests run.
vi.setConfig({ testTimeout: 90_000 });

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
  await importFiles(test.db, eveningFiles({ players: 32 }));
});

afterAll(async () => test.close());

const render = async (...args: string[]): Promise<CliRun> =>
  runCli(['render', ...args], { databaseUrl: test.databaseUrl });

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'debrief-render-'));
  onTestFinished(async () => rm(folder, { recursive: true }));
  return folder;
}

const PNG = [0x89, 0x50, 0x4e, 0x47];

describe('debrief render', () => {
  it.each([
    [
      ['player', 'player30'],
      ['card', 'form', 'weaponTable'],
    ],
    [['compare', 'player17', 'player18', 'player30'], ['compare']],
    [['top', 'kills'], ['podium']],
    [['recap'], ['balance', 'deeds', 'overview', 'sessionMaps', 'sessionWeapons', 'timeTrend']],
  ])('draws %j, and prints the same facts as text', async (args, kinds) => {
    const folder = await makeFolder();
    const { code, stderr } = await render(...args, '--out', folder);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const files = (await readdir(folder)).toSorted();
    expect(files).toEqual(kinds.flatMap((kind) => [`${kind}.png`, `${kind}.txt`]));
    for (const kind of kinds) {
      const png = await readFile(path.join(folder, `${kind}.png`));
      expect([...png.subarray(0, 4)]).toEqual(PNG);
      expect(await readFile(path.join(folder, `${kind}.txt`), 'utf8')).toMatch(/\d.*;?\n$/);
    }
  });

  it.each([
    [['player', 'nobody at all'], 'There is no player called "nobody at all".'],
    [['compare', 'player17'], 'Name two, three or four of them.'],
    [['compare', 'player17', 'player17'], 'are one and the same'],
    [['top', 'charm'], 'There is no stat called "charm".'],
    [['top', 'dpm', '--map', 'nowhere'], 'Nobody ranks there'],
    [['player', 'player17', '--period', 'once'], '"once" is not a period.'],
  ])('rejects %j with the next step', async (args, sentence) => {
    const folder = await makeFolder();
    const { code, stderr } = await render(...args, '--out', folder);
    expect(code).toBe(1);
    expect(stderr).toContain(sentence);
    expect(await readdir(folder)).toEqual([]);
  });
});
