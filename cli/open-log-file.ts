import path from 'node:path';
import { CHECKOUT } from '../core/config.ts';
import type { OperationsConfig } from '../core/operations-config.ts';
import { CliError } from './cli-error.ts';

const KEPT = 14;

/** Where the log goes: to the terminal, or to a file that begins anew every day and at 20 MB, of which some are kept. */
export async function openLogFile({ logFile }: OperationsConfig): Promise<NodeJS.WritableStream> {
  if (logFile === undefined) return process.stderr;
  // Loaded where it is needed: rotation brings much with it.
  const { default: build } = await import('pino-roll');
  try {
    return await build({
      file: path.resolve(CHECKOUT, logFile),
      frequency: 'daily',
      dateFormat: 'yyyy-MM-dd',
      size: '20m',
      mkdir: true,
      // What was said last is what matters when the process ends.
      sync: true,
      limit: { count: KEPT, removeOtherLogFiles: true },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CliError(`The log file cannot be written: ${reason}`, 'Let LOG_FILE name a place that may be.');
  }
}
