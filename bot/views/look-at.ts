import type { GameBot } from '../framework/game-bot.ts';
import type { TargetState } from '../posts/setup/fetch-target-states.ts';
import { hiddenScopes } from '../posts/hidden-scopes.ts';
import { setupOf } from '../posts/setup/store-setup.ts';
import type { ShownTarget } from '../replies/setup/shown-target.ts';
import type { Manager } from './as-manager.ts';

/** Asks Discord what the bot may do in the channel of a target, and adds what is shown of it. */
export async function lookAt(
  { channels, bindings }: Manager,
  games: readonly GameBot[],
  state: TargetState,
): Promise<ShownTarget> {
  const setup = setupOf(state.row);
  const owner = games.find(({ game }) => game === setup.game);
  const hidden = owner === undefined ? [] : hiddenScopes(setup, owner, bindings);
  const check = channels === undefined ? null : await channels.check(setup.channel);
  const tested = owner?.posts?.find(({ latest }) => latest !== undefined)?.name ?? null;
  const names = owner?.posts?.map(({ name }) => name) ?? [];
  const on = Object.keys(setup.kinds).toSorted((a, b) => names.indexOf(a) - names.indexOf(b));
  return { ...state, setup, title: owner?.title ?? setup.game, on, tested, hidden, check };
}
