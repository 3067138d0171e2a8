// A process that stays outlives the absence of its database. Once it works, every part of it retries by itself; until
// then the whole start is repeated.
import { setTimeout as sleep } from 'node:timers/promises';
import { createStopSignal } from './create-stop-signal.ts';
import type { Logger } from '../../core/logger.ts';
import { DatabaseError } from '../../database/failures/database-error.ts';
import { ServerKilledError } from '../../database/embedded/launch-server.ts';
import { explainFailure } from '../../database/failures/explain-failure.ts';
import { isDatabaseGone, isDatabaseStarting } from '../../database/failures/is-database-gone.ts';

const MOST_TRIES = 20;
const FIRST_PAUSE_MS = 1_000;
/** No pause is longer than so many first ones. */
const MOST_GROWTH = 5;

/** How far a start is. */
export type Start = {
  readonly onConnected: () => void;
  /** Nothing is repeated from then on. */
  readonly onStarted: () => void;
};

type Options = {
  readonly log: Logger;
  /** Aborts when this process is asked to stop; for tests. */
  readonly stop?: AbortSignal;
  /** For tests. */
  readonly firstPauseMs?: number;
};

/**
 * Repeats a start whose database was there and went away before it had ended. An address at which nothing answered yet
 * may be wrong, so that is reported at once. A request to stop ends the repeating without an error.
 */
export async function outliveStart(
  start: (progress: Start) => Promise<void>,
  { log, stop: given, firstPauseMs = FIRST_PAUSE_MS }: Options,
): Promise<void> {
  let wasThere = false;
  for (let tries = 1; ; tries++) {
    let stage: 'connecting' | 'starting' | 'started' = 'connecting';
    try {
      return await start({
        onConnected: () => {
          wasThere = true;
          stage = 'starting';
        },
        onStarted: () => (stage = 'started'),
      });
    } catch (error) {
      if (!isWorthWaiting(error, stage, wasThere)) throw error;
      // Not earlier: a process that only connects can be ended at once.
      const stop = given ?? createStopSignal(log);
      if (stop.aborted) return sayStopped();
      const known = explain(error);
      if (tries === MOST_TRIES) throw gaveUp(known, tries);
      const pauseMs = firstPauseMs * Math.min(MOST_GROWTH, 2 ** (tries - 1));
      log.warn({ say: known.say, tries, pauseMs }, 'start.will_retry');
      process.stderr.write(
        `The database went away while Debrief was starting: ${known.say} Starting again in ${Math.ceil(pauseMs / 1000)} s (try ${tries + 1} of ${MOST_TRIES}) ...\n`,
      );
      await sleep(pauseMs, undefined, { signal: stop }).catch(() => undefined);
      if (stop.aborted) return sayStopped();
    }
  }
}

function sayStopped(): void {
  process.stderr.write('Stopped before it had started; nothing is lost.\n');
}

function isWorthWaiting(error: unknown, stage: string, wasThere: boolean): boolean {
  if (stage === 'started') return false;
  if (stage === 'connecting')
    return wasThere
      ? error instanceof DatabaseError || isDatabaseGone(error)
      : error instanceof ServerKilledError || isDatabaseStarting(error);
  return isDatabaseGone(error);
}

function explain(error: unknown): DatabaseError {
  if (error instanceof DatabaseError) return error;
  return (
    explainFailure(error) ??
    new DatabaseError('The database ended the connection.', 'Start it again, then start Debrief.')
  );
}

function gaveUp(last: DatabaseError, tries: number): DatabaseError {
  return new DatabaseError(
    `The database went away while Debrief was starting, and was not there for long enough in ${tries} tries. The last one: ${last.say}`,
    `${last.tip} Then start Debrief again; nothing is lost.`,
    { cause: last },
  );
}
