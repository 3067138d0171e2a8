import { UserError } from '../core/user-error.ts';

/** For a server that is not known: a typing error must not look like an empty evening. */
export function refuseSource(key: string): UserError {
  return new UserError(`There is no server "${key}".`, 'Run "debrief doctor" to see all servers.');
}
