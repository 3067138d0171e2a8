import path from 'node:path';
import { CHECKOUT } from '../core/config.ts';
import type { OperationsConfig } from '../core/operations-config.ts';
import { UserError } from '../core/user-error.ts';
import { tellTerminal } from './tell-terminal.ts';

const KEPT = 14;
/** Characters held back while the disk is full; what comes after them is lost, and counted. */
const MOST_HELD = 4_000_000;
/** Trouble that passes by itself or with some cleaning up: no reason to keep Debrief from starting. */
const PASSING = new Set(['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EMFILE', 'ENFILE', 'EAGAIN']);

/**
 * Where the log goes: to the terminal, or to a file that begins anew every day and at 20 MB, of which some are kept. A disk
 * that is full never ends the work: the terminal gets one sentence, and the log goes on when there is room.
 */
export async function openLogFile({ logFile }: OperationsConfig): Promise<NodeJS.WritableStream> {
  if (logFile === undefined) return process.stderr;
  // Loaded where it is needed: rotation brings much with it.
  const { default: build } = await import('pino-roll');
  try {
    const stream = await build({
      file: path.resolve(CHECKOUT, logFile),
      frequency: 'daily',
      dateFormat: 'yyyy-MM-dd',
      size: '20m',
      mkdir: true,
      // What was said last is what matters when the process ends.
      sync: true,
      maxLength: MOST_HELD,
      limit: { count: KEPT, removeOtherLogFiles: true },
    });
    outliveFailures(stream);
    return stream;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const say = `The log file cannot be written: ${reason}.`;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!PASSING.has(code)) throw new UserError(say, 'Let LOG_FILE name a place that may be written to.');
    tellTerminal(`${say} The log goes to the terminal until the next start; make room for LOG_FILE.`);
    return process.stderr;
  }
}

/** Without a listener the first write that fails would end the process. */
function outliveFailures(stream: NodeJS.WritableStream): void {
  let isFailing = false;
  let lost = 0;
  stream.on('error', (error: Error) => {
    if (isFailing) return;
    isFailing = true;
    tellTerminal(
      `LOG_FILE cannot be written: ${error.message}. The work goes on; make room, and the log goes on too.`,
    );
  });
  stream.on('drop', () => (lost += 1));
  stream.on('write', () => {
    if (!isFailing) return;
    isFailing = false;
    const gap = lost === 0 ? 'no line is missing' : `${lost} lines are missing`;
    lost = 0;
    tellTerminal(`LOG_FILE can be written again; ${gap}.`);
  });
}
