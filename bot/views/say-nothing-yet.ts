import { fetchBoundSources } from '../../people/visibility.ts';
import { fetchUnreadable } from '../../stats/health/fetch-unreadable.ts';
import type { Context } from '../framework/context.ts';
import type { SayError } from '../framework/reply/reply.ts';
import { sayError } from '../framework/reply/say-error.ts';

/**
 * Explains why there is nothing to show: no round yet, none that could be read, or no server for this place. Servers
 * without a round are not among those of the context, so that all that could be seen here are asked for.
 */
export async function sayNothingYet(context: Context): Promise<SayError> {
  const { db, games, viewer } = context;
  const servers = await fetchBoundSources(context, games);
  if ((await fetchUnreadable(db, servers)) > 0) return sayError('NONE_READABLE');
  if (servers.length > 0 || viewer.isOperator) return sayError('NO_ROUNDS');
  return sayError('NOTHING_BOUND', { guild: viewer.guildId ?? 'none: this is a direct message' });
}
