import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_MS = 20;

/** Polls until the answer is true. Throws after `withinMs`, naming what did not happen. */
export async function waitUntil(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  withinMs = 20_000,
): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await sleep(LOOK_MS);
  }
}
