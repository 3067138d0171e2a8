import { Writable } from 'node:stream';
import { createLogger, type Logger } from '../../core/logger.ts';

export type LogLine = Readonly<Record<string, unknown>> & { readonly msg: string };

/** A log that stores its lines for the test. */
export function quietLog(level = 'debug'): { readonly log: Logger; readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(JSON.parse(chunk.toString()));
      done();
    },
  });
  return { log: createLogger({ level, destination }), lines };
}
