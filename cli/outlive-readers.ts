// What happens when nobody reads the output any more, or the disk behind it is full.
import { tellTerminal } from './tell-terminal.ts';

/** Whoever reads our output may have read enough, like "head": that is not a failure. */
const ENOUGH = new Set(['EPIPE', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_PREMATURE_CLOSE']);

export function hasReadEnough(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && ENOUGH.has(error.code)
  );
}

/**
 * Lets the process go on without its readers. Output that cannot be written is said once on standard error and makes the
 * exit code 1; the log on standard error is lost where nobody takes it.
 */
export function outliveReaders(): void {
  let isTold = false;
  process.stdout.on('error', (error) => {
    if (hasReadEnough(error) || isTold) return;
    isTold = true;
    process.exitCode = 1;
    tellTerminal(`The output cannot be written: ${error.message}. Make room, or send it elsewhere.`);
  });
  // There is no place left to say it.
  process.stderr.on('error', () => undefined);
}
