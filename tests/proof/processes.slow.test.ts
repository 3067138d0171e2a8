import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createRandom } from '../../simulator/etlegacy/random.ts';
import { simulateEvenings } from '../../simulator/etlegacy/simulate-evenings.ts';
import { disturbFiles } from '../support/proof/disturb-files.ts';
import { diffExports, exportEverything } from '../support/proof/export-everything.ts';
import { importFiles, type NamedFile } from '../support/proof/import-files.ts';
import { createTestDatabase } from '../support/database/test-database.ts';

const DEBRIEF = fileURLToPath(new URL('../../bin/debrief.js', import.meta.url));
const HANDS = 3;

async function runImport(databaseUrl: string, folder: string): Promise<string> {
  const child = spawn(process.execPath, [DEBRIEF, 'import', folder, '--server', 'default', '--json'], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      ET_TIME_ZONE: 'Europe/Ljubljana',
      DEBRIEF_HOME: folder,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const exited = once(child, 'exit');
  await exited;
  return child.exitCode === 0 ? '' : complaint;
}

/** Two contents of one name cannot lie in one folder, so each lies in one of its own. */
async function writeFiles(folder: string, files: readonly NamedFile[]): Promise<void> {
  for (const [i, file] of files.entries()) {
    await mkdir(join(folder, String(i)), { recursive: true });
    await writeFile(join(folder, String(i), file.name), file.bytes);
  }
}

test('several processes that import overlapping halves of evenings at once make the same database', async () => {
  const evenings = simulateEvenings({ seed: 31, evenings: 4, options: { teamSize: 4 } });
  const folder = await mkdtemp(join(tmpdir(), 'debrief-hands-'));
  const [quiet, busy] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  try {
    const server = { key: 'default', zone: 'Europe/Ljubljana' };
    await importFiles(
      quiet.db,
      server,
      evenings.flatMap(({ files }) => files),
    );
    const files = evenings.flatMap((evening, i) => disturbFiles(evening, createRandom(4, i)));
    const hands = Array.from({ length: HANDS }, (_, hand) => join(folder, String(hand)));
    for (const [hand, share] of hands.entries())
      await writeFiles(
        share,
        files.filter((_, i) => i % HANDS === hand || i % 5 === 0),
      );
    expect(await Promise.all(hands.map((share) => runImport(busy.databaseUrl, share)))).toEqual(['', '', '']);
    const expected = await exportEverything(quiet.db, [server.key]);
    expect(diffExports(expected, await exportEverything(busy.db, [server.key]))).toEqual([]);
  } finally {
    await Promise.all([quiet.close(), busy.close()]);
    await rm(folder, { recursive: true });
  }
});
