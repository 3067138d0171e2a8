import type { Context } from '../framework/context.ts';
import type { SayError } from '../framework/reply.ts';
import { sayError } from '../framework/say-error.ts';

/** Why there is nothing to see here: no round yet, or no server for this place. */
export function sayNothingYet({ servers, viewer }: Context): SayError {
  if (servers.length > 0 || viewer.isOperator) return sayError('NO_ROUNDS');
  return sayError('NOTHING_BOUND', { guild: viewer.guildId ?? 'none: this is a direct message' });
}
