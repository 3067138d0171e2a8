// Too few file handles, or a full disk behind the output: each gives one report with a next step.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHECKOUT } from '../../core/config.ts';
import { importFiles } from '../support/etlegacy/import-files.ts';
import { matchFiles } from '../support/etlegacy/round-file.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';
import { makeThrowawayHome } from '../support/throwaway-home.ts';

let home: Awaited<ReturnType<typeof makeThrowawayHome>>;
let test: TestDatabase;
beforeAll(async () => {
  home = await makeThrowawayHome();
  test = await createTestDatabase();
  await importFiles(test.db, matchFiles());
});
afterAll(async () => {
  await test.close();
  await home.remove();
});

type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** Runs a shell command in which `$debrief` is the program. */
async function shell(line: string, env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const debrief = `${process.execPath} ${path.join(CHECKOUT, 'bin', 'debrief.js')}`;
  return new Promise((resolve) => {
    const options = { env: { PATH: process.env['PATH'] ?? '', debrief, ...env } };
    const child = execFile('bash', ['--norc', '-c', line], options, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}

describe.runIf(process.platform === 'linux')('a verb', () => {
  it.each(['doctor', 'run', 'backup all.zst'])(
    'reports the limit when it may open too few files: %s',
    { timeout: 120_000 },
    async (verb) => {
      const env = { DEBRIEF_HOME: path.join(home.home, 'few') };
      const ended = await Promise.all(
        [24, 40, 127].map(async (limit) => ({
          limit,
          ...(await shell(`ulimit -n ${limit}; $debrief ${verb}`, env)),
        })),
      );
      for (const { limit, code, stdout, stderr } of ended) {
        expect([code, stdout]).toEqual([1, '']);
        expect(stderr).toMatch(
          new RegExp(
            `^Debrief may open only ${limit} files at once here, and needs 128\\. Raise the limit [^\n]*\n$`,
          ),
        );
      }
    },
  );

  it('works with as many files as it says that it needs', { timeout: 120_000 }, async () => {
    const env = { DEBRIEF_HOME: path.join(home.home, 'enough') };
    const ended = await shell('ulimit -n 128; $debrief doctor', env);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toContain('Nothing needs you');
  });

  it('reports a full disk behind its output once', async () => {
    const env = { DATABASE_URL: test.databaseUrl, DEBRIEF_HOME: '/nonexistent/debrief' };
    const { code, stderr } = await shell('$debrief export rounds > /dev/full', env);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^The output cannot be written: ENOSPC: .*\. Free some space, or write it elsewhere\.\n$/,
    );
    expect(await shell('$debrief export rounds | head -c 1 && exit ${PIPESTATUS[0]}', env)).toMatchObject({
      code: 0,
      stderr: '',
    });
  });
});
