// Keeps the process running when its output is closed, or when the disk behind it is full.
import { printError } from './print-error.ts';

/** A reader like "head" may close the pipe early, which is not a failure. */
const ENOUGH = new Set(['EPIPE', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_PREMATURE_CLOSE']);

export function hasReadEnough(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && ENOUGH.has(error.code)
  );
}

/**
 * Prevents write errors from ending the process. A failed write to standard output is reported once on standard error
 * and sets the exit code to 1; log lines on a closed standard error are lost.
 */
export function outliveReaders(): void {
  let isTold = false;
  process.stdout.on('error', (error) => {
    if (hasReadEnough(error) || isTold) return;
    isTold = true;
    process.exitCode = 1;
    printError(`The output cannot be written: ${error.message}. Free some space, or write it elsewhere.`);
  });
  // Nowhere is left to report it.
  process.stderr.on('error', () => undefined);
}
