// One HTTP request, with every failure as a value.
import { withoutStop } from '../../../core/without-stop.ts';
import { HostRefusedError } from './host-refused-error.ts';
import type { Fetch, HttpAnswer, HttpFailureCode, HttpOutcome, HttpRequest } from './http-source.ts';
import { readBody } from './read-body.ts';
import { readMaxAge, readRetryAfter, readTime } from './read-headers.ts';

export const TIMEOUT_MS = 10_000;
export const MAX_BYTES = 16 * 1024 * 1024;

export type RequestOptions = {
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: Fetch;
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly takesAnyType: boolean;
  /** Last-Modified of the previous answer; null for none. */
  readonly since: string | null;
  readonly signal: AbortSignal;
};

/** JSON, also when served as text; excludes web pages. */
const FITTING = /json|text\/plain|octet-stream/i;

/** Throws only when `signal` aborts. Redirects are not followed: they could carry headers to another host. */
export async function requestOnce(request: HttpRequest, options: RequestOptions): Promise<HttpOutcome> {
  const timeout = AbortSignal.timeout(options.timeoutMs);
  try {
    const response = await options.fetch(request.url, {
      ...toInit(request, options),
      redirect: 'manual',
      signal: AbortSignal.any([options.signal, timeout]),
    });
    return await readResponse(response, options);
  } catch (error) {
    options.signal.throwIfAborted();
    if (timeout.aborted) return fail('TIMEOUT', `No whole answer within ${options.timeoutMs / 1000} s.`);
    const cause = causeOf(error);
    if (cause instanceof HostRefusedError) return { ...fail('UNTRUSTED', cause.message), mayRetry: false };
    return fail('UNREACHABLE', `The host cannot be reached: ${explain(cause)}.`);
  }
}

function toInit({ form }: HttpRequest, { headers, since }: RequestOptions): RequestInit {
  const conditional: Record<string, string> = since === null ? {} : { 'If-Modified-Since': since };
  const all = { Accept: 'application/json', ...headers, ...conditional };
  return form === undefined
    ? { method: 'GET', headers: all }
    : { method: 'POST', headers: all, body: new URLSearchParams(form) };
}

async function readResponse(
  response: Response,
  { maxBytes, takesAnyType }: Pick<RequestOptions, 'maxBytes' | 'takesAnyType'>,
): Promise<HttpOutcome> {
  const maxAgeMs = readMaxAge(response.headers);
  const observedAt = readTime(response.headers) ?? new Date();
  const body = await readBody(response, maxBytes);
  if (response.status === 304) return { kind: 'unchanged', observedAt, maxAgeMs };
  const answer: HttpAnswer | null =
    body === null
      ? null
      : {
          status: response.status,
          contentType: response.headers.get('content-type') ?? 'application/octet-stream',
          body,
          observedAt,
          lastModified: response.headers.get('last-modified'),
          maxAgeMs,
        };
  if (!response.ok) {
    const retryAfterMs = readRetryAfter(response.headers, observedAt);
    return {
      ...fail('HTTP_STATUS', `The host answered with status ${response.status}.`),
      mayRetry: mayRetry(response.status),
      retryAfterMs,
      answer,
    };
  }
  if (answer === null)
    return { ...fail('TOO_LARGE', `The answer has more than ${maxBytes} bytes.`), mayRetry: false };
  if (!takesAnyType && !FITTING.test(answer.contentType)) {
    return { ...fail('WRONG_TYPE', `The answer is ${answer.contentType}, not JSON.`), answer };
  }
  return { kind: 'answer', answer };
}

function mayRetry(status: number): boolean {
  return status >= 500 || status === 408 || status === 429;
}

function fail(code: HttpFailureCode, reason: string) {
  return { kind: 'failed', code, reason, mayRetry: true, retryAfterMs: null, answer: null } as const;
}

/** Returns what fetch wraps. */
function causeOf(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? error.cause : error;
}

/** Returns the system's error code or message, without the address. */
function explain(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown';
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : withoutStop(cause.message);
}
