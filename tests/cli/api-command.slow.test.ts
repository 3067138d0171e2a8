import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { CHECKOUT } from '../../core/config.ts';
import { runCli } from '../support/run-cli.ts';
import { createTestDatabase } from '../support/database/test-database.ts';
import { openVisitor } from '../web/support/visitor-client.ts';

const database = await createTestDatabase();
const home = await mkdtemp(path.join(tmpdir(), 'debrief-api-'));
afterAll(async () => {
  await database.close();
  await rm(home, { recursive: true });
});

const run = async (...args: string[]) =>
  runCli(['api', ...args], { databaseUrl: database.databaseUrl, env: { DEBRIEF_HOME: home } });

test('a key is printed once, opens the API of a process of its own, and is refused after its end', async () => {
  const added = await run('key', 'add', 'sheet', '--server', 'default', '--scope', 'read', 'operate');
  const key = added.stdout.trim();
  expect(key).toMatch(/^debrief_[\w-]{43}$/);
  expect(added.stderr).toContain('may read, operate; sees default. It is shown this once');
  const list = await run('key', 'list');
  expect(list.stdout).toContain('sheet: may read, operate; sees default');
  expect(list.stdout).not.toContain(key);
  expect((await run('key', 'add', 'sheet')).stderr).toContain('There is a key "sheet" already.');
  expect((await run('key', 'add', 'push', '--scope', 'push')).stderr).toContain('--server KEY');

  const child = spawn(process.execPath, [path.join(CHECKOUT, 'cli', 'main.ts'), 'api'], {
    env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: database.databaseUrl, DEBRIEF_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const link = new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const found = /http:\S+\?key=\S+/.exec(chunk.toString())?.[0];
      if (found !== undefined) resolve(found);
    });
  });
  const url = new URL(await link).origin;
  const ask = async () => fetch(`${url}/api/auth/me`, { headers: { authorization: `Bearer ${key}` } });
  expect(await (await ask()).json()).toMatchObject({ username: 'sheet', scopes: ['read', 'operate'] });
  const doctor = await runCli(['doctor'], {
    databaseUrl: database.databaseUrl,
    env: { DEBRIEF_HOME: home },
  });
  expect(doctor.stdout).toMatch(/database/i);
  expect(doctor.stdout + doctor.stderr).not.toMatch(/debrief_[\w-]{20}|key=[\w-]{20}/);
  expect((await run('key', 'revoke', 'sheet')).code).toBe(0);
  expect((await ask()).status).toBe(401);
  // A response that is still streaming must not delay the shutdown.
  const page = await openVisitor(await link);
  const live = await page.get('/page/live');
  expect(live.status).toBe(200);
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
});
