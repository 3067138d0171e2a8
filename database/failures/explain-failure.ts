import { DatabaseError } from './database-error.ts';
import { PATH_FAILURES } from './failures.data.ts';
import { findFailure } from './find-failure.ts';

const TIP = 'Run "debrief doctor" and read the log.';

/** Describes an error that the disk, the system or a database caused during a verb; null for a bug of Debrief. */
export function explainFailure(error: unknown): DatabaseError | null {
  const found = findFailure(error);
  if (found === null || !(error instanceof Error)) return null;
  const path = 'path' in error && typeof error.path === 'string' ? error.path : null;
  const isCall = 'syscall' in error;
  if (path !== null && !ABOUT_FILES.has(found.code)) {
    // A missing file must not be reported as a database that does not listen.
    const words = PATH_FAILURES.get(found.code);
    return words === undefined ? null : new DatabaseError(words.say(path), words.tip, { cause: error });
  }
  if (isCall && path === null && found.code === 'ENOENT') return null;
  const { failure, message } = found;
  if (found.code === '' && !DRIVER_WORDS.test(message)) return null;
  const at = path ?? (isCall && ABOUT_FILES.has(found.code) ? 'The file system' : 'The database');
  return new DatabaseError(failure.say(at, message), failure.tip ?? TIP, { cause: error });
}

/** Messages of pg that come without a code. */
export const DRIVER_WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client has encountered)/;

const ABOUT_FILES = new Set([
  'ENOSPC',
  'EDQUOT',
  'EMFILE',
  'ENFILE',
  'ENOMEM',
  'EROFS',
  'EIO',
  'EACCES',
  'EPERM',
]);
