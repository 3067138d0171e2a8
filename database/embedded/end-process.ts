import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_MS = 20;

/** Sends a signal; false where the process is already gone. */
export function sendSignal(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
    throw error;
  }
}

/** Looks again and again until `isDone`; false when the time is over. */
export async function waitUntil(isDone: () => Promise<boolean>, timeMs: number): Promise<boolean> {
  const deadline = performance.now() + timeMs;
  while (!(await isDone())) {
    if (performance.now() > deadline) return false;
    await sleep(LOOK_MS);
  }
  return true;
}
