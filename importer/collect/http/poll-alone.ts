import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Logger } from '../../../core/logger.ts';
import type { DB } from '../../../database/schema.ts';
import { holdLock } from './hold-lock.ts';

const WAIT_MS = 30_000;
/** After a lost connection; another process may take over meanwhile. */
const AGAIN_MS = 2_000;

type Options = {
  readonly db: Kysely<DB>;
  readonly log: Logger;
  readonly signal: AbortSignal;
  /** Time between two attempts to get the lock of another process. */
  readonly waitMs?: number;
};

/**
 * Polls while this process holds the lock of this name, until `signal` aborts. Waits while another process holds it, and
 * takes it again when the database comes back.
 *
 * @param poll gets a signal that aborts when polling has to end; resolves after that.
 */
export async function pollAlone(
  name: string,
  poll: (signal: AbortSignal) => Promise<void>,
  { db, log, signal, waitMs = WAIT_MS }: Options,
): Promise<void> {
  while (!signal.aborted) {
    const pauseMs = await attempt();
    await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
  }

  async function attempt(): Promise<number> {
    try {
      const held = await holdLock(db, name, async (lost) => poll(AbortSignal.any([signal, lost])));
      if (!held.ok) log.info({ lock: name, holder: held.holder }, 'http.somebody_else_polls');
      else if (!signal.aborted) log.warn({ lock: name }, 'http.lock_lost');
      return held.ok ? AGAIN_MS : waitMs;
    } catch (err) {
      if (!signal.aborted) log.warn({ lock: name, err }, 'http.will_poll_again');
      return AGAIN_MS;
    }
  }
}
