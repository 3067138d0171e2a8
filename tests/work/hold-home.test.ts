import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DatabaseError } from '../../database/failures/database-error.ts';
import { holdHome } from '../../work/hold-home.ts';

const MODULE = new URL('../../work/hold-home.ts', import.meta.url).href;
let home: string;

beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'debrief-hold-'));
});
afterEach(async () => rm(home, { recursive: true }));

test('the error of a second process names the holder of the home and since when, until that one ends', async () => {
  const code = `const { holdHome } = await import(${JSON.stringify(MODULE)});
    await holdHome({ home: ${JSON.stringify(home)}, databaseUrl: undefined });
    console.log('held'); setInterval(() => {}, 1000);`;
  const other = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(other, 'exit');
  await once(other.stdout, 'data');
  const refusal = await holdHome({ home, databaseUrl: undefined }).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(DatabaseError);
  expect(String(refusal)).toContain(`already: process ${other.pid} on "${hostname()}", since 2`);
  // Also with an external database, because the backups would share a folder.
  await expect(holdHome({ home, databaseUrl: 'postgres://x' })).rejects.toThrow(/already/);

  other.kill('SIGKILL');
  await gone;
  const leave = await holdHome({ home, databaseUrl: undefined });
  await expect(holdHome({ home, databaseUrl: undefined })).rejects.toThrow(`process ${process.pid}`);
  leave();
  (await holdHome({ home, databaseUrl: undefined }))();
});

test('a home that is not needed is not created', async () => {
  const absent = path.join(home, 'absent');
  (await holdHome({ home: absent, databaseUrl: 'postgres://x' }))();
  await expect(rm(absent)).rejects.toThrow(/ENOENT/);
});
