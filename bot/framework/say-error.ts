import type { Block, SayError } from './reply.ts';
import type { ErrorCode } from './error-catalogue.ts';

/** A failure that a person can do something about. `values` fill the sentence and are escaped there. */
export function sayError(
  code: ErrorCode,
  values: Readonly<Record<string, string>> = {},
  blocks: readonly Block[] = [],
): SayError {
  return { kind: 'error', code, values, blocks };
}
