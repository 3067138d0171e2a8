import { PayloadError } from './payload-error.ts';

/**
 * SQLSTATE classes and codes of values that cannot be stored: cardinality, data, constraint, a limit of one value, and
 * exceptions that Debrief's own functions raise.
 */
const CLASSES = new Set(['21', '22', '23']);
const CODES = new Set(['54000', 'P0001']);

/**
 * Returns whether a failed import proves that the payload is invalid. Everything else has another cause: a connection,
 * the disk, memory, privileges, or a table that another version changed. The payload then stays `new`.
 */
export function isAboutPayload(error: unknown): boolean {
  if (error instanceof PayloadError) return true;
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return false;
  // A SQLSTATE; system error codes have another form.
  if (!/^[0-9A-Z]{5}$/.test(error.code) || !('severity' in error)) return false;
  return CLASSES.has(error.code.slice(0, 2)) || CODES.has(error.code);
}
