import type { Logger } from '../../core/logger.ts';

/**
 * npm and the launcher forward a signal that the terminal has sent already: such a duplicate is not a second request.
 */
const ECHO_MS = 1_000;

let stop: AbortSignal | undefined;

/**
 * Returns the signal that aborts when this process is asked to stop, the same for all callers. A second request ends the
 * process at once; before the first call every request does.
 */
export function createStopSignal(log: Logger): AbortSignal {
  return (stop ??= listen(log));
}

function listen(log: Logger): AbortSignal {
  const controller = new AbortController();
  let requestedAt: number | null = null;
  const onSignal = (name: NodeJS.Signals): void => {
    if (requestedAt !== null && performance.now() - requestedAt > ECHO_MS) process.exit(1);
    if (requestedAt === null) {
      requestedAt = performance.now();
      log.info({ signal: name }, 'stopping');
    }
    controller.abort();
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, onSignal);
  return controller.signal;
}
