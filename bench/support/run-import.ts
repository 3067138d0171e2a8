// `debrief import` of a folder as its own process.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const DEBRIEF = fileURLToPath(new URL('../../bin/debrief.js', import.meta.url));
const LOOK_MS = 50;

export type RunImport = {
  /** From start to end. */
  readonly seconds: number;
  /** Peak memory of the process. */
  readonly peakMb: number;
};

export async function runImport(databaseUrl: string, folder: string): Promise<RunImport> {
  const start = performance.now();
  const child = spawn(process.execPath, [DEBRIEF, 'import', folder, '--server', 'default', '--json'], {
    env: { ...process.env, DATABASE_URL: databaseUrl, ET_TIME_ZONE: 'UTC' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let peakKb = 0;
  const look = setInterval(
    () => void readPeakKb(child.pid).then((kb) => (peakKb = Math.max(peakKb, kb))),
    LOOK_MS,
  );
  await once(child, 'exit');
  clearInterval(look);
  if (child.exitCode !== 0) throw new Error(`debrief import ended with ${child.exitCode}`);
  return { seconds: (performance.now() - start) / 1000, peakMb: peakKb / 1024 };
}

/** The high-water mark of Linux; 0 after the end of the process. */
async function readPeakKb(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0);
}
