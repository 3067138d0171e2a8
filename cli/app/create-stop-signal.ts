import type { Logger } from '../../core/logger.ts';

/**
 * npm and the launcher forward a signal that the terminal has sent already: such a duplicate is not a second request.
 */
const ECHO_MS = 1_000;

/** Creates a signal that aborts when the process is asked to stop. A second request ends the process at once. */
export function createStopSignal(log: Logger): AbortSignal {
  const controller = new AbortController();
  let requestedAt: number | null = null;
  const stop = (name: NodeJS.Signals): void => {
    if (requestedAt !== null && performance.now() - requestedAt > ECHO_MS) process.exit(1);
    if (requestedAt === null) {
      requestedAt = performance.now();
      log.info({ signal: name }, 'stopping');
    }
    controller.abort();
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop);
  return controller.signal;
}
