import type { Bindings } from '../../people/bindings.ts';
import type { DuePost } from './due-post.ts';
import { hiddenScopes } from './hidden-scopes.ts';
import type { PostGame } from './post-game.ts';

/** Why a post was not sent, for the person who looks for it. */
export const HIDDEN = 'Its game server is no longer shown in this Discord server.';

/** Whether a post is about a source that its guild may not see, or not any longer: the operator decides that. */
export function isHidden(
  { games, bindings }: { readonly games: readonly PostGame[]; readonly bindings: Bindings },
  { target, scope }: Pick<DuePost, 'target' | 'scope'>,
): boolean {
  const game = games.find((one) => one.game === target.game);
  if (game === undefined) return false;
  // A scope that the target gave up is visible as long as the guild may see it.
  return hiddenScopes({ guild: target.guild, scopes: [scope] }, game, bindings).length > 0;
}
