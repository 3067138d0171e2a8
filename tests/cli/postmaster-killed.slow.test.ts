// PostgreSQL ends while a verb runs: the verb either fails with a message or has finished; it never exits with 0 half-way.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CHECKOUT } from '../../core/config.ts';
import { simulateFiles } from '../support/etlegacy/round-files.ts';
import { runCli } from '../support/run-cli.ts';
import { makeThrowawayHome } from '../support/throwaway-home.ts';
import { waitUntil } from '../support/wait-until.ts';

let place: Awaited<ReturnType<typeof makeThrowawayHome>>;
let env: Readonly<Record<string, string>>;
let wanted: string;

beforeAll(async () => {
  place = await makeThrowawayHome();
  env = { DEBRIEF_HOME: path.join(place.home, 'debrief') };
  const stats = path.join(place.home, 'stats');
  await mkdir(stats);
  for (const { name, text } of simulateFiles(200)) await writeFile(path.join(stats, name), text);
  expect(await runCli(['import', stats], { env })).toMatchObject({ code: 0 });
  wanted = (await runCli(['export', 'player-rounds'], { env })).stdout;
});
afterAll(async () => place.remove());

async function readPostmaster(): Promise<number | null> {
  const file = path.join(place.home, 'debrief', 'postgres', 'cluster', 'data', 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => '');
  return text === '' ? null : Number.parseInt(text, 10);
}

it.each(['SIGKILL', 'SIGQUIT', 'SIGTERM', 'SIGINT'] as const)(
  'a replay during which the postmaster gets %s',
  { timeout: 300_000 },
  async (signal) => {
    for (const delayMs of [0, 250, 600]) {
      const child = spawn(process.execPath, [path.join(CHECKOUT, 'bin', 'debrief.js'), 'replay'], {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { PATH: process.env['PATH'] ?? '', ...env },
      });
      let said = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk) => (said += String(chunk)));
      const ended = once(child, 'close');
      await waitUntil(
        'a postmaster',
        async () => child.exitCode !== null || (await readPostmaster()) !== null,
      );
      await sleep(delayMs);
      const pid = await readPostmaster();
      if (pid !== null && child.exitCode === null) killIfThere(pid, signal);
      await ended;
      const outcome = `${signal} after ${delayMs} ms: code ${child.exitCode}, ${said}`;
      expect(outcome).toMatch(/code 0, [^]*files read again|code 1, [^]*[a-z].*\. .*\./);
      expect(outcome).not.toMatch(/\n\s+at |\[object/);
    }
    expect(await runCli(['replay'], { env })).toMatchObject({ code: 0 });
    expect((await runCli(['export', 'player-rounds'], { env })).stdout).toBe(wanted);
  },
);

/** The process may have ended already. */
function killIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
