// How the command line starts: help of every verb, configuration, and the Node it finds.
import { execFile, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CHECKOUT } from '../../core/config.ts';
import { runCli } from '../support/run-cli.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';
import { makeThrowawayHome } from '../support/throwaway-home.ts';
import { waitUntil } from '../support/wait-until.ts';

// Processes are slow while other tests run.
vi.setConfig({ testTimeout: 90_000 });

const BIN = path.join('node_modules', '.bin');

/** The first Node on this machine that is older than Debrief needs; null where there is none. */
function findOldNode(): string | null {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => !folder.endsWith(BIN));
  for (const folder of new Set([...folders, '/usr/bin', '/usr/local/bin'])) {
    const node = path.join(folder, 'node');
    try {
      const major = Number(execFileSync(node, ['--version'], { encoding: 'utf8' }).slice(1).split('.')[0]);
      if (major < 26) return node;
    } catch {
      // There is no Node at this path.
    }
  }
  return null;
}

const oldNode = findOldNode();

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase({ empty: true });
});
afterAll(async () => {
  await test.close();
});

describe('debrief', () => {
  it('has help for itself and every verb, without a database or a configuration', async () => {
    const main = await runCli(['--help']);
    expect(main.code).toBe(0);
    const verbs = [...main.stdout.matchAll(/^ {2}([a-z]+) /gm)]
      .map((match) => match[1] ?? '')
      .filter((verb) => verb !== 'help');
    expect(verbs).toEqual(
      expect.arrayContaining([
        'run',
        'import',
        'recap',
        'export',
        'explain',
        'doctor',
        'replay',
        'forget',
        'migrate',
        'simulate',
      ]),
    );
    await Promise.all(
      verbs.map(async (verb) => {
        const help = await runCli([verb, '--help'], { env: { ET_TIME_ZONE: 'Nowhere' } });
        expect(help).toMatchObject({ code: 0, stderr: '' });
        expect(help.stdout).toContain(`debrief ${verb}`);
      }),
    );
  });

  it('rejects an unknown verb, and says how to list the verbs', async () => {
    const { code, stderr } = await runCli(['improt']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/unknown command 'improt'[^]*--help/);
  });

  it('reports all invalid settings at once, without secrets', async () => {
    const env = { DATABASE_URL: 'mysql://root:hunter2@host', ET_TIME_ZONE: 'Mars', LOG_LEVEL: 'loud' };
    const { code, stdout, stderr } = await runCli(['doctor'], { env });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/DATABASE_URL[^]*ET_TIME_ZONE[^]*LOG_LEVEL[^]*\.env\.example/);
    expect(stderr).not.toMatch(/hunter2|^\s+at /m);
  });

  it('reports in one sentence, without the password, that the database does not answer', async () => {
    const url = 'postgres://anna:hunter2@127.0.0.1:1/none';
    const { code, stdout, stderr } = await runCli(['doctor'], { databaseUrl: url });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('127.0.0.1');
    expect(stderr).not.toMatch(/hunter2|^\s+at /m);
  });

  it('migrates an empty database, once', async () => {
    const first = await runCli(['migrate'], { databaseUrl: test.databaseUrl });
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toMatch(/^Applied 0001-core/);
    const second = await runCli(['migrate'], { databaseUrl: test.databaseUrl });
    expect(second.stdout).toBe('The database is up to date.\n');
  });
});

describe('the launcher', () => {
  it.skipIf(oldNode === null)('starts the bundled Node when it runs on an old one', async () => {
    const options = { databaseUrl: test.databaseUrl, node: oldNode ?? '' };
    await runCli(['migrate'], options);
    const [doctor, unknown] = await Promise.all([
      runCli(['doctor'], options),
      runCli(['forget', '--server', 'nobody', '--yes'], options),
    ]);
    expect(doctor).toMatchObject({ code: 0, stderr: '' });
    expect(doctor.stdout).toContain('The database answers');
    expect(unknown.code).toBe(1);
    expect(unknown.stderr).toContain('There is no server "nobody"');
  });

  it.skipIf(oldNode === null)('leaves no process running when it is killed', async () => {
    const { db, databaseUrl, close } = await createTestDatabase();
    const { home, remove } = await makeThrowawayHome();
    const launcher = spawn(oldNode ?? '', [path.join(CHECKOUT, 'bin', 'debrief.js'), 'run'], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: databaseUrl, DEBRIEF_HOME: home, HTTP_PORT: '0' },
    });
    let said = '';
    launcher.stdout.on('data', (text) => (said += String(text)));
    const fetchPids = async () =>
      (await db.selectFrom('core.processes').select('pid').execute()).map(({ pid }) => pid);
    try {
      await waitUntil('it to watch', () => said.includes('Ctrl-C ends'), 60_000);
      const [pid = 0] = await fetchPids();
      expect(pid).not.toBe(launcher.pid);
      launcher.kill('SIGKILL');
      // The process ends as after Ctrl-C: first it deletes its registration, then it exits.
      await waitUntil('its registration to end', async () => (await fetchPids()).length === 0, 60_000);
      await waitUntil('the process to end', () => !existsSync(`/proc/${pid}`), 60_000);
    } finally {
      launcher.kill('SIGKILL');
      await close();
      await remove();
    }
  });

  it.skipIf(oldNode === null)(
    'says in one sentence what is missing where the bundled Node is not installed',
    async () => {
      const copy = await mkdtemp(path.join(tmpdir(), 'debrief-launcher-'));
      try {
        for (const part of ['bin', 'package.json'])
          await cp(path.join(CHECKOUT, part), path.join(copy, part), { recursive: true });
        const { code, stdout, stderr } = await runCli(['doctor'], { node: oldNode ?? '', checkout: copy });
        expect([code, stdout]).toEqual([1, '']);
        expect(stderr).toMatch(
          /^Debrief needs Node 26 and this is \d+\.\d+\.\d+: npm did not run the install scripts[^\n]*"npm ci --ignore-scripts=false"[^\n]*\n$/,
        );
      } finally {
        await rm(copy, { recursive: true });
      }
    },
  );

  it('works from any folder and through a symbolic link', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'debrief-link-'));
    try {
      await symlink(path.join(CHECKOUT, 'bin'), path.join(folder, 'bin'));
      const { code, stdout } = await runCli(['--help'], { checkout: folder });
      expect(code).toBe(0);
      expect(stdout).toContain('Usage: debrief');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('caches compiled code only in a folder that other users cannot write to', async () => {
    const temporary = await mkdtemp(path.join(tmpdir(), 'debrief-compiling-'));
    const folder = path.join(temporary, `debrief-compiled-${process.getuid?.() ?? 'here'}`);
    const start = async () =>
      promisify(execFile)(process.execPath, [path.join(CHECKOUT, 'bin', 'debrief.js'), '--help'], {
        env: { PATH: process.env['PATH'], TMPDIR: temporary },
      });
    try {
      await start();
      expect(await readdir(folder)).not.toEqual([]);
      expect((await stat(folder)).mode & 0o777).toBe(0o700);
      await rm(folder, { recursive: true });
      await mkdir(folder);
      await chmod(folder, 0o777);
      expect((await start()).stdout).toContain('Usage: debrief');
      expect(await readdir(folder)).toEqual([]);
    } finally {
      await rm(temporary, { recursive: true });
    }
  });
});
