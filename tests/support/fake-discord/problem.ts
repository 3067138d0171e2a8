import type { FormError } from './api-error.ts';

/** A request of the bot that Discord would reject. A test must end without problems. */
export type Problem = {
  /** `POST /channels/1/messages`, `gateway` or `interaction /rank`. */
  readonly where: string;
  readonly status?: number;
  readonly code: number | string;
  readonly message: string;
  readonly errors?: readonly FormError[];
  readonly body?: unknown;
};
