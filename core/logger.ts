import { pino, type Logger } from 'pino';
import pretty from 'pino-pretty';

export type { Logger };

const DEPTHS = ['', '*.', '*.*.', '*.*.*.'] as const;

type LoggerOptions = { readonly level: string; readonly destination?: NodeJS.WritableStream };

/**
 * Object first, event word second: `log.info({ file, ms }, 'round.stored')`. JSON lines, or readable ones on a
 * terminal. What could hold a secret is cut out by name, down to three objects deep.
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
  const options = {
    level,
    base: null,
    serializers: { err: describeError },
    redact: { paths: secrets.flatMap((name) => DEPTHS.map((depth) => depth + name)), censor: '[secret]' },
  };
  const isTerminal = 'isTTY' in destination && destination.isTTY === true;
  if (!isTerminal) return pino(options, destination);
  return pino(
    options,
    pretty({ destination, translateTime: 'SYS:HH:MM:ss', ignore: 'pid,hostname', sync: true }),
  );
}

/** Errors of libraries drag whole clients along, secrets included: only what was said and where. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const { name, message, stack, cause } = error;
  const code = 'code' in error ? error.code : undefined;
  return { name, message, code, stack, cause: cause === undefined ? undefined : describeError(cause) };
}
