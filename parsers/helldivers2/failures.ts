import { storable } from './storable.ts';

/** Why bytes are not a document; `reason` explains it to people. */
export type FailureCode = 'EMPTY' | 'NOT_JSON' | 'NO_CONTENT' | 'WRONG_SHAPE';

export type Failure = { readonly ok: false; readonly code: FailureCode; readonly reason: string };

export type Parsed<T> =
  | {
      readonly ok: true;
      readonly document: T;
      /** Skipped rows without their required fields: where, and what is missing. */
      readonly dropped: readonly string[];
      /** Paths of keys that no schema names, such as `planetStatus.newKey`; sorted. */
      readonly unknownKeys: readonly string[];
    }
  | Failure;

/** @param reason may quote the answer. */
export function fail(code: FailureCode, reason: string): Failure {
  return { ok: false, code, reason: storable(reason) };
}
