import { mayDoEverything } from '../../people/bindings.ts';
import type { Context } from '../framework/context.ts';
import type { SayError } from '../framework/reply/reply.ts';
import { sayError } from '../framework/reply/say-error.ts';

/** A context of somebody who may manage the guild in which they ask. */
export type Manager = Context & { readonly guild: string };

/** Discord hides such commands from others; a forged press is refused here. */
export function asManager(context: Context): Manager | SayError {
  const { bindings, viewer } = context;
  const { guildId: guild, isGuildManager } = viewer;
  if (guild === null) return sayError('GUILD_NEEDED');
  if (!isGuildManager && !mayDoEverything(bindings, viewer)) return sayError('NOT_MANAGER');
  return { ...context, guild };
}
