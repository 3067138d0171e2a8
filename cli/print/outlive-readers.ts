// Keeps the process running when its output is closed, or when the disk behind it is full.
import { printError } from './print-error.ts';

/** A reader like "head" may close the pipe early, which is not a failure. */
const ENOUGH = new Set(['EPIPE', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_PREMATURE_CLOSE']);

function hasReadEnough(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && ENOUGH.has(error.code)
  );
}

/**
 * Prevents write errors from ending the process. A failed write to standard output is reported once on standard error
 * and sets the exit code to 1; log lines on a closed standard error are lost.
 *
 * @returns whether an error that a verb threw needs no further report. A broken pipe does only where the reader of the
 *   output closed it: the connection to a database that was killed breaks with the same code.
 */
export function outliveReaders(output: NodeJS.EventEmitter = process.stdout): (error: unknown) => boolean {
  let told: Error | null = null;
  let hasReader = true;
  output.on('error', (error: Error) => {
    if (hasReadEnough(error)) hasReader = false;
    else if (told === null) {
      told = error;
      process.exitCode = 1;
      printError(`The output cannot be written: ${error.message}. Free some space, or write it elsewhere.`);
    }
  });
  output.on('close', () => (hasReader = false));
  // Nowhere is left to report it.
  process.stderr.on('error', () => undefined);
  return (error) => (!hasReader && hasReadEnough(error)) || (told !== null && error === told);
}
