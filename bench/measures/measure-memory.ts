// The most memory that `debrief import` of a folder ever holds, PostgreSQL apart.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { BenchServer } from '../support/bench-server.ts';
import { say } from '../support/say.ts';

const DEBRIEF = fileURLToPath(new URL('../../bin/debrief.js', import.meta.url));
const LOOK_MS = 50;

export async function measureMemory(server: BenchServer, folder: string, files: number): Promise<void> {
  const database = await server.openFresh('bench_memory');
  const start = performance.now();
  try {
    const child = spawn(process.execPath, [DEBRIEF, 'import', folder, '--server', 'default', '--json'], {
      env: { ...process.env, DATABASE_URL: database.url, ET_TIME_ZONE: 'UTC' },
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
    const seconds = (performance.now() - start) / 1000;
    const speed = `${(files / seconds).toFixed(0)} files/s from start to end`;
    say(
      `memory of an import ${(peakKb / 1024).toFixed(0).padStart(8)} MB  aim 150 (debrief import of ${files} files, ${speed})`,
    );
  } finally {
    await database.close();
  }
}

/** What Linux calls the high water mark; 0 once the process is gone. */
async function readPeakKb(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0);
}
