import { PayloadError } from './payload-error.ts';

/**
 * SQLSTATE classes and codes that say that a value cannot be stored: wrong number of rows, data, constraint, a limit of
 * one value, and what functions of ours raise.
 */
const CLASSES = new Set(['21', '22', '23']);
const CODES = new Set(['54000', 'P0001']);

/**
 * Whether a failed import proves that something is wrong with the payload. Everything else is not its fault: a
 * connection, the disk, memory, rights, a table or a column that another version moved. It stays `new` then.
 */
export function isAboutPayload(error: unknown): boolean {
  if (error instanceof PayloadError) return true;
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return false;
  // A SQLSTATE; codes of the system have another form.
  if (!/^[0-9A-Z]{5}$/.test(error.code) || !('severity' in error)) return false;
  return CLASSES.has(error.code.slice(0, 2)) || CODES.has(error.code);
}
