import { nearestName } from '../core/nearest-name.ts';
import { UserError } from '../core/user-error.ts';

/** For a server that is not known: a typing error must not look like an empty evening. */
export function refuseSource(key: string, known: readonly string[]): UserError {
  const meant = nearestName(key, known);
  const say = `There is no server "${key}".`;
  const tip = 'Run "debrief doctor" to see all servers.';
  return new UserError(meant === undefined ? say : `${say} Did you mean "${meant}"?`, tip);
}
