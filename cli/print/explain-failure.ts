import { withoutStop } from '../../core/without-stop.ts';
import { DatabaseError } from '../../database/failures/database-error.ts';
import { explainFailure as explainKnownFailure } from '../../database/failures/explain-failure.ts';
import { UserError } from '../../core/user-error.ts';

/**
 * Describes whatever a verb threw: what happened, and what to do next.
 *
 * @param hasDetail whether the stack follows, for debugging.
 */
export function explainFailure(error: unknown, hasDetail: boolean): string {
  if (error instanceof UserError || error instanceof DatabaseError) return error.message;
  const detail = hasDetail && error instanceof Error ? `\n${error.stack ?? ''}` : '';
  const known = explainKnownFailure(error);
  if (known !== null) return `${known.message}${detail}`;
  const message = withoutStop(error instanceof Error ? error.message : String(error));
  return `Debrief failed with an unexpected error: ${message}.
Run it again with LOG_LEVEL=debug and report what it prints then. What was stored before is not touched.${detail}`;
}
