import pRetry from 'p-retry';
import type { HostQueue } from './host-queue.ts';
import type { HttpEndpoint, HttpFailure, HttpHost, HttpOutcome, HttpRequest } from './http-source.ts';
import { MAX_BYTES, requestOnce, TIMEOUT_MS } from './request-once.ts';

export type FetchOptions = {
  readonly queue: HostQueue;
  readonly signal: AbortSignal;
  /** Last-Modified of the previous answer. */
  readonly since?: string | null;
  /** Base of the back-off; doubled per retry, with jitter up to twice as long. Default 2 s. */
  readonly retryMs?: number;
  /** Default 3; 0 where a person waits for the answer. */
  readonly retries?: number;
};

const RETRIES = 3;
const RETRY_MS = 2000;

/** Carries a failure through p-retry. */
class Failed extends Error {
  readonly failure: HttpFailure;

  constructor(failure: HttpFailure) {
    super(failure.reason);
    this.failure = failure;
  }
}

/**
 * Requests an endpoint, with retries for temporary failures. Honours the host's Retry-After. Throws only
 * when `signal` aborts.
 */
export async function fetchAnswer(
  host: HttpHost,
  endpoint: HttpEndpoint,
  request: HttpRequest,
  { queue, signal, since = null, retryMs = RETRY_MS, retries = RETRIES }: FetchOptions,
): Promise<HttpOutcome> {
  const options = {
    headers: host.headers ?? {},
    fetch: host.fetch ?? fetch,
    timeoutMs: endpoint.timeoutMs ?? TIMEOUT_MS,
    maxBytes: endpoint.maxBytes ?? MAX_BYTES,
    takesAnyType: endpoint.takesAnyType ?? false,
    since,
    signal,
  };
  const ask = async (): Promise<HttpOutcome> => {
    const outcome = await queue.run(async () => {
      const answered = await requestOnce(request, options);
      // Before the next request to this host starts.
      if (answered.kind === 'failed' && answered.retryAfterMs !== null) queue.quiet(answered.retryAfterMs);
      return answered;
    }, signal);
    if (outcome.kind === 'failed' && outcome.mayRetry) throw new Failed(outcome);
    return outcome;
  };
  try {
    return await pRetry(ask, {
      retries,
      minTimeout: retryMs,
      factor: 2,
      randomize: true,
      signal,
      shouldRetry: ({ error }) => error instanceof Failed,
    });
  } catch (error) {
    if (error instanceof Failed && !signal.aborted) return error.failure;
    throw error;
  }
}
