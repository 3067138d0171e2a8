import type { Logger } from '../core/logger.ts';

/** npm and the launcher pass a signal on that the terminal has sent already: such an echo is no second wish. */
const ECHO_MS = 1_000;

/** Aborts when the process is asked to stop. Asked once more later, it ends at once. */
export function untilTold(log: Logger): AbortSignal {
  const controller = new AbortController();
  let toldAt: number | null = null;
  const tell = (name: NodeJS.Signals): void => {
    if (toldAt !== null && performance.now() - toldAt > ECHO_MS) process.exit(1);
    if (toldAt === null) {
      toldAt = performance.now();
      log.info({ signal: name }, 'stopping');
    }
    controller.abort();
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, tell);
  return controller.signal;
}
