import { withoutStop } from '../../../core/without-stop.ts';
import type { HttpFailure } from './http-source.ts';

/** An answer that came whole and whose content was rejected: a page, an error with status 200, half a body. */
export function rejectAnswer(why: string): HttpFailure {
  return {
    kind: 'failed',
    code: 'REJECTED',
    reason: `The answer was rejected: ${withoutStop(why)}.`,
    mayRetry: false,
    retryAfterMs: null,
    // It is in the inbox already.
    answer: null,
  };
}
