import { findRefusal } from '../../../database/failures/find-refusal.ts';
import { isDatabaseAway } from '../is-database-away.ts';
import type { SayError } from './reply.ts';
import { sayError } from './say-error.ts';

/** Describes whatever a command threw. What the database refuses is said in the words of the table of its failures. */
export function sayFailure(error: unknown): SayError {
  if (isDatabaseAway(error)) return sayError('DATABASE_AWAY');
  const refusal = findRefusal(error);
  return refusal === null ? sayError('BROKEN') : sayError('DATABASE_REFUSES', refusal);
}
