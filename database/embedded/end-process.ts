import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_MS = 20;

/** Sends a signal; false when the process no longer exists. */
export function sendSignal(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
    throw error;
  }
}

/** Polls until `isDone`; false on timeout. */
export async function waitUntil(isDone: () => Promise<boolean>, timeMs: number): Promise<boolean> {
  const deadline = performance.now() + timeMs;
  while (!(await isDone())) {
    if (performance.now() > deadline) return false;
    await sleep(LOOK_MS);
  }
  return true;
}
