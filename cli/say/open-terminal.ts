// The bot without Discord: its router, used from the terminal by an operator who may see everything.
import type { Context, Services } from '../../bot/framework/context.ts';
import { createContext } from '../../bot/framework/create-context.ts';
import type { Request } from '../../bot/framework/incoming/incoming.ts';
import type { Pictures } from '../../bot/framework/reply/pictures.ts';
import type { GameBot } from '../../bot/framework/game-bot.ts';
import { Router } from '../../bot/framework/router.ts';
import { createRegistry } from '../../bot/registry.ts';
import type { Operations } from '../../bot/framework/operations.ts';
import type { App } from '../app/open-app.ts';
import { type Answer, collectAnswer } from '../../bot/framework/collect-answer.ts';
import type { Viewer } from '../../people/viewer.ts';

export type TerminalOptions = {
  readonly games: readonly GameBot[];
  /** null: pictures are described as text. */
  readonly pictures: Pictures | null;
  /** null: nothing can be set off. */
  readonly operations: Operations | null;
  readonly locale: string;
  /** Key of the player who asks; null for nobody. */
  readonly playsAs: string | null;
};

/** @returns a function that answers a request like the bot in Discord. */
export function openTerminal(app: App, options: TerminalOptions): (request: Request) => Promise<Answer> {
  const router = new Router(createRegistry(options.games), terminalServices(app, options));
  const viewer = terminalViewer(options);
  return async (request) => collectAnswer(router, { id: 'terminal', viewer, request, mayAttach: true });
}

/** @returns the context in which the bot's views of a game answer an operator. */
export async function openTerminalContext(app: App, game: GameBot): Promise<Context> {
  const options = { pictures: null, operations: null, locale: 'en-GB', playsAs: null };
  const services = terminalServices(app, options);
  const parts = { services, viewer: terminalViewer(options), games: [game], showProgress: () => {} };
  return await createContext(parts, game.game);
}

function terminalServices(
  { config, db, log, zone }: App,
  { pictures, operations }: Pick<TerminalOptions, 'pictures' | 'operations'>,
): Services {
  const { bindings, owners } = config.discord;
  return {
    db,
    log: log.child({}, { level: 'error' }),
    now: () => new Date(),
    bindings: { servers: bindings, owners },
    zone,
    pictures,
    operations,
    fetchUpload: null,
    health: () => ({ state: 'off', say: 'This is the terminal; the bot is not running.', latencyMs: null }),
    mention: (command) => `\`/${command}\``,
  };
}

function terminalViewer({ locale, playsAs }: Pick<TerminalOptions, 'locale' | 'playsAs'>): Viewer {
  return { userId: 'terminal', locale, guildId: null, isGuildManager: false, isOperator: true, playsAs };
}
