import { type Bindings, visibleServers } from '../../people/bindings.ts';
import type { Target } from '../framework/post-target.ts';
import type { PostGame } from './post-game.ts';

type Scoped = Pick<Target, 'guild' | 'scopes'>;

/** Returns the sources of a target that its guild may see; `all` where it has every source of a public game. */
export function visibleScopes(
  { scopes, guild }: Scoped,
  { arePublic }: Pick<PostGame, 'arePublic'>,
  bindings: Bindings,
): readonly string[] | 'all' {
  if (arePublic === true) return scopes.length === 0 ? 'all' : scopes;
  return visibleServers(bindings, { isOperator: false, guildId: guild }, scopes);
}

/** Returns the sources of a target that its guild may no longer see: the operator took them away from it. */
export function hiddenScopes(
  target: Scoped,
  game: Pick<PostGame, 'arePublic'>,
  bindings: Bindings,
): readonly string[] {
  const visible = visibleScopes(target, game, bindings);
  return visible === 'all' ? [] : target.scopes.filter((scope) => !visible.includes(scope));
}
