import type { FormError } from './api-error.ts';

/** Something the bot did that Discord would not have taken. A test ends with none of them. */
export type Problem = {
  /** `POST /channels/1/messages`, `gateway` or `interaction /rank`. */
  readonly where: string;
  readonly status?: number;
  readonly code: number | string;
  readonly message: string;
  readonly errors?: readonly FormError[];
  readonly body?: unknown;
};
