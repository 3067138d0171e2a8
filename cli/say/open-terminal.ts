// The bot without Discord: its router, used from the terminal by an operator who may see everything.
import type { Request } from '../../bot/framework/incoming.ts';
import type { Pictures } from '../../bot/framework/pictures.ts';
import type { GameBot } from '../../bot/framework/game-bot.ts';
import { Router } from '../../bot/framework/router.ts';
import { createRegistry } from '../../bot/registry.ts';
import type { Operations } from '../../bot/framework/operations.ts';
import type { App } from '../open-app.ts';
import { type Answer, collectAnswer } from '../../bot/framework/collect-answer.ts';

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
export function openTerminal(
  { config, db, log }: App,
  { games, pictures, operations, locale, playsAs }: TerminalOptions,
): (request: Request) => Promise<Answer> {
  const { bindings, owners } = config.discord;
  const registry = createRegistry(games);
  const router = new Router(registry, {
    db,
    log: log.child({}, { level: 'error' }),
    now: () => new Date(),
    bindings: { servers: bindings, owners },
    zone: config.zone,
    pictures,
    operations,
    fetchUpload: null,
    health: () => ({ state: 'off', say: 'This is the terminal; the bot is not running.', latencyMs: null }),
    mention: (command) => `\`/${command}\``,
  });
  const viewer = {
    userId: 'terminal',
    locale,
    guildId: null,
    isGuildManager: false,
    isOperator: true,
    playsAs,
  };
  return async (request) => collectAnswer(router, { id: 'terminal', viewer, request, mayAttach: true });
}
