import { pino, type Logger } from 'pino';
import pretty from 'pino-pretty';

export type { Logger };

type LoggerOptions = { readonly level: string; readonly destination?: NodeJS.WritableStream };

/**
 * Object first, event word second: `log.info({ file, ms }, 'round.stored')`. JSON lines, or readable ones on a
 * terminal. What could hold a secret is cut out by name, wherever it stands.
 */
export function createLogger({ level, destination = process.stderr }: LoggerOptions): Logger {
  const secrets = ['password', 'token', 'connectionString', 'databaseUrl', 'DATABASE_URL'];
  const options = {
    level,
    base: null,
    redact: { paths: secrets.flatMap((name) => [name, `*.${name}`]), censor: '[secret]' },
  };
  const isTerminal = 'isTTY' in destination && destination.isTTY === true;
  if (!isTerminal) return pino(options, destination);
  return pino(
    options,
    pretty({ destination, translateTime: 'SYS:HH:MM:ss', ignore: 'pid,hostname', sync: true }),
  );
}
