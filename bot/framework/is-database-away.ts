import { findFailure } from '../../database/failures/find-failure.ts';

/** Whether an error means that the database is unavailable, rather than that a query was wrong. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway);
  return findFailure(error)?.failure.nature === 'away';
}
