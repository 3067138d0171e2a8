import { DRIVER_WORDS } from './explain-failure.ts';
import { readError } from './find-failure.ts';

/** Classes of SQLSTATE: connection exceptions, and what an administrator, a crash or a start of the server causes. */
const SERVER_CODES = /^(08|57P)/;
const SOCKET_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'ENETDOWN',
]);

/** Whether the connection to the database was lost or refused, rather than a statement. */
export function isDatabaseGone(error: unknown): boolean {
  const { code, message } = readError(error);
  // The socket of a server that ended.
  if (code === 'ENOENT') return message.startsWith('connect ');
  return code === '' ? DRIVER_WORDS.test(message) : SERVER_CODES.test(code) || SOCKET_CODES.has(code);
}

/** Whether the server is there and takes no connection yet. */
export function isDatabaseStarting(error: unknown): boolean {
  return readError(error).code === '57P03';
}
