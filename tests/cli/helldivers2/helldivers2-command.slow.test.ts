import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHECKOUT } from '../../../core/config.ts';
import { smallWar } from '../../support/helldivers2/small-war.ts';
import { startWarUpstream, type WarUpstream } from '../../support/helldivers2/war-upstream.ts';
import { runCli } from '../../support/run-cli.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

let test: TestDatabase;
let upstream: WarUpstream;
let folder: string;
beforeAll(async () => {
  test = await createTestDatabase();
  upstream = await startWarUpstream();
  upstream.play(
    Object.fromEntries(smallWar().map(({ kind, body }) => [kind, body])),
    new Date('2025-06-01T12:00:00Z'),
  );
  folder = await mkdtemp(path.join(tmpdir(), 'debrief-war-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await upstream.close();
  await test.close();
});

const debrief = async (...args: string[]) =>
  runCli(args, { databaseUrl: test.databaseUrl, env: { HD2_URL: upstream.url.href } });

/** A process that updates again and again. */
function updateEvery(time: string) {
  return spawn(
    process.execPath,
    [path.join(CHECKOUT, 'bin', 'debrief.js'), 'helldivers2', 'update', 'war-status', '--every', time],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        PATH: process.env['PATH'] ?? '',
        DEBRIEF_HOME: '/nonexistent/debrief',
        DATABASE_URL: test.databaseUrl,
        HD2_URL: upstream.url.href,
      },
      detached: true,
    },
  );
}

describe('debrief helldivers2', () => {
  it('imports a recording, exports its rows, and lists rejected payloads', async () => {
    const file = path.join(folder, 'war.jsonl');
    const lines = smallWar()
      .filter(({ body }) => !(body instanceof Uint8Array))
      .map(({ kind, at, body }) => JSON.stringify({ at: at.toISOString(), kind, body }));
    await writeFile(file, [...lines, '{"at": 1748779320, "kind": "status", "body": "<html>"}'].join('\n'));
    const run = await debrief('import', file, '--game', 'helldivers2');
    expect(run.stderr).toBe('');
    expect(run.stdout).toMatch(
      new RegExp(`1 file with ${lines.length + 1} answers .*: ${lines.length + 1} new`),
    );
    expect(run.stdout).toContain('The answer is a web page');
    expect(run.stdout).toContain(
      'Left out 1 row of history of planets that nobody has named: planet 400 (1 row',
    );
    const again = await debrief('import', file, '--game', 'helldivers2');
    expect(again.stdout).toMatch(/: 0 new/);
    // An import about something else does not repeat what waits.
    const news = path.join(folder, 'news.json');
    await writeFile(news, '[]');
    expect((await debrief('import', news, '--game', 'helldivers2', '--kind', 'news')).stdout).not.toMatch(
      /Left out/,
    );
    const odd = path.join(folder, 'odd.jsonl');
    await writeFile(
      odd,
      ['{"kind":"news","body":[]}', '', ...Array(9).fill('{"kind":"odd","body":1}')].join('\n'),
    );
    const partly = await debrief('import', odd, '--game', 'helldivers2');
    expect(partly.stdout.match(/no kind/g)).toHaveLength(1);
    expect(partly.stdout).toContain('line 3: there is no kind "odd"');
    const planets = (await debrief('export', 'hd2-planets')).stdout.trim().split('\n');
    expect(planets).toHaveLength(12);
    const status = await debrief('helldivers2', 'status', '--json');
    expect(JSON.parse(status.stdout)).toMatchObject({
      war: { id: 801 },
      tableCounts: { planet_statuses: 12 },
    });
  });

  it('lists what a wipe would delete and changes nothing without --force', async () => {
    const before = (await debrief('helldivers2', 'status', '--json')).stdout;
    const listed = await debrief('helldivers2', 'wipe');
    expect(listed).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('helldivers2.planet_statuses: 12 rows'),
    });
    expect((await debrief('helldivers2', 'status', '--json')).stdout).toBe(before);
    expect(await debrief('helldivers2', 'wipe', '--force')).toMatchObject({ code: 0 });
    expect((await debrief('export', 'hd2-planets')).stdout).toBe('');
  });

  it('names the process that holds the lock, which is released at once when that process is killed', async () => {
    const holder = updateEvery('1h');
    for await (const text of holder.stdout.setEncoding('utf8'))
      if (String(text).includes('up to date')) break;
    const second = await debrief('helldivers2', 'update', 'war-status');
    expect(second).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/being written by .*session \d+/),
    });
    const gone = once(holder, 'exit');
    // The launcher starts a second Node process: kill both.
    process.kill(-(holder.pid ?? 0), 'SIGKILL');
    await gone;
    expect(await debrief('helldivers2', 'update', 'war-status')).toMatchObject({ code: 0 });
  });

  it('updates again and again until it is stopped, which ends it well', async () => {
    const repeating = updateEvery('1s');
    const gone = once(repeating, 'exit');
    let said = '';
    for await (const text of repeating.stdout.setEncoding('utf8')) {
      said += String(text);
      if (said.split('up to date').length > 3) repeating.kill('SIGTERM');
    }
    expect(await gone).toEqual([0, null]);
    expect(said.split('up to date').length).toBeGreaterThan(3);
  });

  it('names every invalid setting, and a missing file', async () => {
    const run = await runCli(['helldivers2', 'update'], {
      databaseUrl: test.databaseUrl,
      env: { HD2_UPSTREAM: 'nobody', HD2_LANGUAGE: '!' },
    });
    expect(run).toMatchObject({ code: 1, stderr: expect.stringMatching(/HD2_UPSTREAM.*HD2_LANGUAGE/s) });
    // Every other verb says so too, before it begins.
    const doctor = await runCli(['doctor'], {
      databaseUrl: test.databaseUrl,
      env: { HD2_UPSTREAM: 'community' },
    });
    expect(doctor).toMatchObject({ code: 1, stderr: expect.stringContaining('HD2_CONTACT is missing') });
    const missing = await debrief('helldivers2', 'update', '--config', path.join(folder, 'none.json'));
    expect(missing).toMatchObject({ code: 1, stderr: expect.stringContaining('cannot be read') });
    const wrong = path.join(folder, 'wrong.json');
    await writeFile(wrong, JSON.stringify({ HD2_UPSTREM: 'manual', HD2_URL: 5 }));
    const misspelt = await debrief('helldivers2', 'update', '--config', wrong);
    expect(misspelt).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Did you mean HD2_UPSTREAM?'),
    });
    expect(misspelt.stderr).toContain('HD2_URL must be a text');
  });
});
