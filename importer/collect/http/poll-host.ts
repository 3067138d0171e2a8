// Polls the endpoints of one host until its signal aborts. Any number of processes may call it: a lock in the database
// selects one. A failing endpoint backs off up to five minutes without delaying the others.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Logger } from '../../../core/logger.ts';
import type { DB } from '../../../database/schema.ts';
import { fetchAnswer } from './fetch-answer.ts';
import { HostQueue } from './host-queue.ts';
import type { HttpAnswer, HttpEndpoint, HttpFailure, HttpHost, HttpOutcome } from './http-source.ts';
import { rejectAnswer } from './reject-answer.ts';
import { storeEndpoint } from './store-endpoint.ts';

export type Receive = {
  /**
   * Stores an answer in the inbox. An error is logged, and the answer is requested again.
   *
   * @returns why its content was rejected, which makes it a failed poll like any other; null if it was taken.
   */
  readonly answer: (endpoint: HttpEndpoint, answer: HttpAnswer) => Promise<string | null>;
  /** Keeps a response that is not a valid answer. */
  readonly failure: (endpoint: HttpEndpoint, failure: HttpFailure) => Promise<void>;
};

export type PollOptions = {
  readonly db: Kysely<DB>;
  readonly log: Logger;
  readonly signal: AbortSignal;
  readonly receive: Receive;
  readonly queue?: HostQueue;
  /** See fetchAnswer. */
  readonly retryMs?: number;
};

const SLOWEST_MS = 5 * 60 * 1000;

/** Resolves after `signal` aborts, with no request in flight. */
export async function pollHost(
  host: HttpHost,
  endpoints: readonly HttpEndpoint[],
  { queue = new HostQueue(host.gapMs), ...options }: PollOptions,
): Promise<void> {
  await Promise.all(endpoints.map(async (endpoint) => pollEndpoint(host, endpoint, { ...options, queue })));
}

type Polling = PollOptions & { readonly queue: HostQueue };

async function pollEndpoint(host: HttpHost, endpoint: HttpEndpoint, options: Polling): Promise<void> {
  let since: string | null = null;
  let failures = 0;
  while (!options.signal.aborted) {
    try {
      const outcome = await pollOnce(host, endpoint, since, options);
      failures = outcome?.kind === 'failed' ? failures + 1 : 0;
      if (outcome?.kind === 'answer') since = outcome.answer.lastModified;
      await sleep(waitFor(endpoint, outcome, failures), undefined, { signal: options.signal });
    } catch (error) {
      if (options.signal.aborted) return;
      failures += 1;
      options.log.error({ endpoint: endpoint.name, err: error }, 'http.poll_failed');
      await sleep(backOff(endpoint.everyMs, failures), undefined, { signal: options.signal }).catch(
        () => undefined,
      );
    }
  }
}

async function pollOnce(
  host: HttpHost,
  endpoint: HttpEndpoint,
  since: string | null,
  { db, log, receive, ...options }: Polling,
): Promise<HttpOutcome | null> {
  const request = await endpoint.request();
  if (request === null) return null;
  const fetched = await fetchAnswer(host, endpoint, request, { ...options, since });
  const rejected = fetched.kind === 'answer' ? await receive.answer(endpoint, fetched.answer) : null;
  const outcome = rejected === null ? fetched : rejectAnswer(rejected);
  if (outcome.kind === 'failed')
    log.warn({ endpoint: endpoint.name, code: outcome.code, reason: outcome.reason }, 'http.failed');
  if (fetched.kind === 'failed') await receive.failure(endpoint, fetched);
  await storeEndpoint(db, endpoint, outcome);
  return outcome;
}

/** Never shorter than the time for which the upstream declares its answer fresh. */
function waitFor({ everyMs }: HttpEndpoint, outcome: HttpOutcome | null, failures: number): number {
  if (outcome === null) return everyMs;
  if (outcome.kind !== 'failed') {
    const { maxAgeMs } = outcome.kind === 'answer' ? outcome.answer : outcome;
    return Math.max(everyMs, maxAgeMs ?? 0);
  }
  return Math.max(backOff(everyMs, failures), outcome.retryAfterMs ?? 0);
}

function backOff(everyMs: number, failures: number): number {
  return jitter(Math.min(everyMs * 2 ** Math.min(failures - 1, 10), Math.max(SLOWEST_MS, everyMs)));
}

/** Adds up to half as much again, so that clients that failed together do not return together. */
function jitter(ms: number): number {
  return ms * (1 + Math.random() / 2);
}
