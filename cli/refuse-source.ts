import { UserError } from '../core/user-error.ts';

/** Builds the error for an unknown server, so that a typing error does not look like an empty evening. */
export function refuseSource(key: string): UserError {
  return new UserError(`There is no server "${key}".`, 'Run "debrief doctor" to see all servers.');
}
