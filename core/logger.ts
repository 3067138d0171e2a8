import { pino, type Logger } from 'pino';
import { prettyFactory } from 'pino-pretty';

export type { Logger };

const DEPTHS = ['', '*.', '*.*.', '*.*.*.'] as const;

type LoggerOptions = { readonly level: string; readonly destination?: NodeJS.WritableStream };

/**
 * Creates the logger. Object first, event word second: `log.info({ file, ms }, 'round.stored')`. Writes JSON lines, or
 * readable lines on a terminal. Fields that may hold a secret are redacted by name, down to three levels.
 */
export function createLogger({ level, destination = process.stderr }: LoggerOptions): Logger {
  const secrets = [
    'password',
    'token',
    'privateKey',
    'passphrase',
    'keyPassphrase',
    'connectionString',
    'databaseUrl',
    'DATABASE_URL',
  ];
  const isTerminal = 'isTTY' in destination && destination.isTTY === true;
  const options = {
    level,
    base: null,
    serializers: { err: (error: unknown) => describeError(error, !isTerminal || level === 'debug') },
    redact: { paths: secrets.flatMap((name) => DEPTHS.map((depth) => depth + name)), censor: '[secret]' },
  };
  if (!isTerminal) return pino(options, destination);
  const format = prettyFactory({ translateTime: 'SYS:HH:MM:ss', ignore: 'pid,hostname' });
  return pino(options, { write: (line) => destination.write(format(line)) });
}

/**
 * Library errors reference whole clients, secrets included, so only message, code and stack are logged. Some libraries
 * report a copy of an error as a plain object with the same fields.
 */
function describeError(error: unknown, hasStack: boolean): unknown {
  if (typeof error !== 'object' || error === null) return String(error);
  const { name, message, stack, cause, code } = fieldsOf(error);
  if (message === undefined) return `an object with the fields ${Object.keys(error).join(', ')}`;
  return {
    name,
    message,
    code,
    ...(hasStack ? { stack } : {}),
    cause: cause === undefined || cause === null ? undefined : describeError(cause, hasStack),
  };
}

type ErrorFields = {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly stack?: unknown;
  readonly cause?: unknown;
  readonly code?: unknown;
};

/** Every object may have these fields; their types are unchecked. */
function fieldsOf(error: object): ErrorFields {
  return error;
}
