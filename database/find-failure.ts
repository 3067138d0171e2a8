import { type Failure, FAILURES, OTHER_SYSTEM_ERROR } from './failures.data.ts';

export type FoundFailure = { readonly failure: Failure; readonly code: string; readonly message: string };

/** What an error of pg or of the system is in the table; null for what is not in there: a fault of the question. */
export function findFailure(error: unknown): FoundFailure | null {
  const { code, message } = readError(error);
  const failure = findByCode(code) ?? (code === '' ? findByWords(message) : undefined);
  return failure === undefined ? null : { failure, code, message };
}

/** The same for what PostgreSQL wrote into its log. */
export function findByWords(text: string): Failure | undefined {
  return FAILURES.find(({ words }) => words?.test(text) === true);
}

/** Code and message of an error; a name with several addresses fails once per address, and the first stands for all. */
export function readError(error: unknown): { readonly code: string; readonly message: string } {
  if (error instanceof AggregateError && error.errors.length > 0) return readError(error.errors[0]);
  if (!(error instanceof Error)) return { code: '', message: String(error) };
  return {
    code: 'code' in error && typeof error.code === 'string' ? error.code : '',
    message: error.message.replace(/\.$/, ''),
  };
}

function findByCode(code: string): Failure | undefined {
  if (code === '') return undefined;
  const exact = FAILURES.find(({ codes }) => codes.includes(code));
  if (exact !== undefined) return exact;
  if (/^E[A-Z]+$/.test(code)) return OTHER_SYSTEM_ERROR;
  if (!/^[0-9A-Z]{5}$/.test(code)) return undefined;
  return FAILURES.find(({ codes }) => codes.includes(code.slice(0, 2)));
}
