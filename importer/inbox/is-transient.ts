import { findFailure } from '../../database/find-failure.ts';

/** A failure of the moment or of the connection, not of what was imported. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const nature = findFailure(error)?.failure.nature;
  return nature === 'away' || nature === 'conflict';
}
