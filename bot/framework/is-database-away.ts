import { findFailure } from '../../database/find-failure.ts';

/** Whether a failure says that the database does not serve, rather than that a question was wrong. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway);
  return findFailure(error)?.failure.nature === 'away';
}
