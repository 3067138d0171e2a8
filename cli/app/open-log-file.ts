import { statSync } from 'node:fs';
import path from 'node:path';
import { CHECKOUT } from '../../core/config.ts';
import type { OperationsConfig } from '../../core/operations-config.ts';
import { UserError } from '../../core/user-error.ts';
import { removeOldLogs } from './remove-old-logs.ts';
import { printError } from '../print/print-error.ts';

const KEPT = 14;
/** Characters buffered while the disk is full; later ones are dropped and counted. */
const MOST_HELD = 4_000_000;
/** Errors that pass by themselves or after some cleaning up, so they must not prevent a start. */
const PASSING = new Set(['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EMFILE', 'ENFILE', 'EAGAIN']);

/**
 * Opens the destination of the log: the terminal, or a file that is rotated daily and at 20 MB. A full disk never stops
 * the work: the terminal gets one sentence, and logging resumes when there is space.
 */
export async function openLogFile({ logFile }: OperationsConfig): Promise<NodeJS.WritableStream> {
  if (logFile === undefined) return process.stderr;
  const file = path.resolve(CHECKOUT, logFile);
  refuseSpecial(file);
  // Loaded on demand, because rotation imports much.
  const { default: build } = await import('pino-roll');
  try {
    const stream = await build({
      file,
      frequency: 'daily',
      dateFormat: 'yyyy-MM-dd',
      size: '20m',
      mkdir: true,
      // The last lines before the end of the process matter most.
      sync: true,
      maxLength: MOST_HELD,
      // Nothing is removed by that: it only makes the stream tell of a rotation.
      limit: { count: Number.MAX_SAFE_INTEGER },
    });
    outliveFailures(stream);
    const clean = (): void => {
      // What cannot be removed now is removed after the next rotation.
      void removeOldLogs(file, { kept: KEPT, now: new Date() }).catch(() => undefined);
    };
    stream.on('cleanup-complete', clean);
    clean();
    return stream;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const say = `The log file cannot be written: ${reason}.`;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!PASSING.has(code)) throw new UserError(say, 'Let LOG_FILE name a place that may be written to.');
    printError(`${say} The log goes to the terminal until the next start; make room for LOG_FILE.`);
    return process.stderr;
  }
}

/** The name is the beginning of the names of dated files, which would appear beside a device or a folder. */
function refuseSpecial(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined || found.isFile()) return;
  const what = found.isDirectory() ? 'a folder' : 'not a regular file';
  throw new UserError(
    `LOG_FILE names ${file}, which is ${what}: a log is a series of dated files.`,
    `Name a file, such as /var/log/debrief/debrief, or leave LOG_FILE out: then the log goes to the terminal, which can be redirected.`,
  );
}

/** Without a listener the first failed write would end the process. */
function outliveFailures(stream: NodeJS.WritableStream): void {
  let isFailing = false;
  let lost = 0;
  stream.on('error', (error: Error) => {
    if (isFailing) return;
    isFailing = true;
    printError(
      `LOG_FILE cannot be written: ${error.message}. The work continues. Free some space, and the log continues too.`,
    );
  });
  stream.on('drop', () => (lost += 1));
  stream.on('write', () => {
    if (!isFailing) return;
    isFailing = false;
    const gap = lost === 0 ? 'no line is missing' : `${lost} lines are missing`;
    lost = 0;
    printError(`LOG_FILE can be written again; ${gap}.`);
  });
}
