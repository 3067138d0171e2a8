import { fetchVisibleSources } from '../../people/visibility.ts';
import type { Viewer } from '../../people/viewer.ts';
import type { Context, Services } from './context.ts';
import type { GameBot } from './game-bot.ts';

export type ContextParts = {
  readonly services: Services;
  readonly viewer: Viewer;
  /** All games of the bot. */
  readonly games: readonly GameBot[];
  readonly showProgress: Context['showProgress'];
};

/** Creates the context in which a viewer asks about one game, or about all games when none is named. */
export async function createContext(parts: ContextParts, game: string | undefined): Promise<Context> {
  const { services, viewer, showProgress } = parts;
  const games = parts.games.filter((one) => game === undefined || one.game === game);
  return {
    ...services,
    viewer,
    games,
    servers: await fetchVisibleSources({ ...services, viewer }, games),
    forGame: async (name) => createContext(parts, name),
    showProgress,
  };
}
