import { ApiError } from './api-error.ts';
import type { Answer } from './request.ts';

/** A 429 with everything a client needs to know to wait. */
export class LimitError extends ApiError {
  readonly #headers: Record<string, string>;
  readonly #retryAfter: number;
  readonly #isGlobal: boolean;

  constructor(headers: Record<string, string>, retryAfter: number, isGlobal: boolean) {
    super(429, 0, 'You are being rate limited.');
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
    const body = { message: this.message, retry_after: this.#retryAfter, global: this.#isGlobal };
    return { status: 429, headers, body };
  }
}
