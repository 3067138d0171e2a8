import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { DB } from '../database/schema.ts';
import { REIMPORT_ATTEMPTS } from '../jobs/job-queues.data.ts';
import { fetchReimport, type Reimport } from '../stats/health/fetch-reimports.ts';

const LOOK_MS = 500;

type Following = {
  readonly onProgress: (state: Reimport) => void;
  /** By the clock of `performance.now()`. */
  readonly until: number;
  /** Aborts when the result is no longer needed. */
  readonly signal?: AbortSignal | undefined;
};

/**
 * Follows a reimport of another process until it ends, is given up, or exceeds the limit; it then continues unobserved.
 */
export async function followReimport(
  db: Kysely<DB>,
  id: string,
  { onProgress, until, signal }: Following,
): Promise<Reimport> {
  for (;;) {
    const state = await fetchReimport(db, id);
    if (state === undefined) throw new Error(`Nobody asked for the reimport ${id}`);
    const isGivenUp = state.problem !== null && state.attempts >= REIMPORT_ATTEMPTS;
    if (state.endedAt !== null || isGivenUp) return state;
    if (signal?.aborted === true || performance.now() > until) return state;
    onProgress(state);
    await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined);
  }
}
