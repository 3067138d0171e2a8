import { FAILURE_WORDS } from '../core/failure-words.data.ts';
import { DatabaseError } from '../database/database-error.ts';
import { CliError } from './cli-error.ts';

/** node-postgres reports a lost connection without any code. */
const LOST = /^(?:Connection terminated|Client has encountered a connection error|.*terminating connection)/i;

/**
 * Turns whatever a verb threw into what happened and what to do next.
 *
 * @param hasDetail whether the stack follows, for whoever looks for a fault in Debrief.
 */
export function explainFailure(error: unknown, hasDetail: boolean): string {
  if (error instanceof CliError || error instanceof DatabaseError) return error.message;
  const detail = hasDetail && error instanceof Error ? `\n${error.stack ?? ''}` : '';
  const { code, message } = readError(error);
  const words = FAILURE_WORDS.get(code ?? (LOST.test(message) ? '08006' : ''));
  if (words !== undefined) return `${words.say} (${message})\n${words.tip}${detail}`;
  return `Debrief failed in a way that it has no words for: ${message}${code === undefined ? '' : ` (${code})`}.
Run it again with LOG_LEVEL=debug and report what it prints then. What was stored before is not touched.${detail}`;
}

/** The first code among an error, its causes and, where several attempts failed, its parts. */
function readError(error: unknown): { readonly code: string | undefined; readonly message: string } {
  const message = (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
  for (let at = error, depth = 0; at instanceof Error && depth < 5; depth++) {
    if ('code' in at && typeof at.code === 'string') return { code: at.code, message: message || at.code };
    at = at instanceof AggregateError && at.cause === undefined ? at.errors[0] : at.cause;
  }
  return { code: undefined, message };
}
