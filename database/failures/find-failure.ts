import { withoutStop } from '../../core/without-stop.ts';
import { type Failure, FAILURES, OTHER_SYSTEM_ERROR } from './failures.data.ts';

export type FoundFailure = { readonly failure: Failure; readonly code: string; readonly message: string };

/** Finds an error of pg or the system in the table; null for other errors, such as an invalid statement. */
export function findFailure(error: unknown): FoundFailure | null {
  const { code, message } = readError(error);
  const failure = findByCode(code) ?? (code === '' ? findByWords(message) : undefined);
  return failure === undefined ? null : { failure, code, message };
}

/** Finds a failure by what PostgreSQL wrote to its log. */
export function findByWords(text: string): Failure | undefined {
  return FAILURES.find(({ words }) => words?.test(text) === true);
}

/** How many causes of an error are examined. */
const MOST_CAUSES = 5;

/**
 * Returns code and message of the first error with a code among an error and its causes, else of the error itself. A
 * name with several addresses fails once per address; the first stands for all.
 */
export function readError(error: unknown): { readonly code: string; readonly message: string } {
  let at = error;
  for (let depth = 0; depth < MOST_CAUSES; depth++) {
    if (at instanceof AggregateError && at.errors.length > 0) at = at.errors[0];
    if (!(at instanceof Error)) break;
    if ('code' in at && typeof at.code === 'string') return { code: at.code, message: messageOf(at) };
    at = at.cause;
  }
  const first = error instanceof AggregateError && error.errors.length > 0 ? error.errors[0] : error;
  return { code: '', message: messageOf(first) };
}

function messageOf(error: unknown): string {
  return withoutStop(error instanceof Error ? error.message : String(error));
}

function findByCode(code: string): Failure | undefined {
  if (code === '') return undefined;
  const exact = FAILURES.find(({ codes }) => codes.includes(code));
  if (exact !== undefined) return exact;
  if (/^E[A-Z]+$/.test(code)) return OTHER_SYSTEM_ERROR;
  if (!/^[0-9A-Z]{5}$/.test(code)) return undefined;
  return FAILURES.find(({ codes }) => codes.includes(code.slice(0, 2)));
}
