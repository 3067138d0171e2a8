import { printable } from '../../core/printable.ts';

/** Why an answer cannot be read. The codes are stored in the inbox with the bytes. */
export type FailureCode =
  | 'NOT_JSON'
  | 'ERROR_ANSWER'
  | 'UNKNOWN_SHAPE'
  | 'BAD_FIELD'
  | 'NOT_FOUND'
  | 'OTHER_SEASON'
  | 'HOST_FAILED';

export type Failure = { readonly ok: false; readonly code: FailureCode; readonly reason: string };
export type Parsed<T> = { readonly ok: true; readonly document: T } | Failure;

/** @param reason may quote the answer. */
export function failure(code: FailureCode, reason: string): Failure {
  return { ok: false, code, reason: printable(reason) };
}
