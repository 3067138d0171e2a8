import { ApiError } from '../api-error.ts';
import type { Answer } from '../request.ts';

type Reason = { readonly code: number; readonly message: string };

/** A 429 with everything a client needs to determine its waiting time. */
export class LimitError extends ApiError {
  readonly #headers: Record<string, string>;
  readonly #retryAfter: number;
  readonly #isGlobal: boolean;

  constructor(
    headers: Record<string, string>,
    retryAfter: number,
    isGlobal: boolean,
    { code, message }: Reason = { code: 0, message: 'You are being rate limited.' },
  ) {
    super(429, code, message);
    this.#headers = headers;
    this.#retryAfter = retryAfter;
    this.#isGlobal = isGlobal;
  }

  toAnswer(): Answer {
    const headers = {
      ...this.#headers,
      'retry-after': String(Math.ceil(this.#retryAfter)),
      'x-ratelimit-scope': this.#isGlobal ? 'global' : 'user',
      ...(this.#isGlobal ? { 'x-ratelimit-global': 'true' } : {}),
    };
    const limit = { retry_after: this.#retryAfter, global: this.#isGlobal };
    const body = { message: this.message, ...limit, ...(this.code === 0 ? {} : { code: this.code }) };
    return { status: 429, headers, body };
  }
}
