// Runs one command of one game, given as text, in a Discord server, without Discord.
import type { Kysely } from 'kysely';
import { collectAnswer } from '../../../bot/framework/collect-answer.ts';
import { createFetchUpload } from '../../../bot/framework/incoming/fetch-upload.ts';
import type { GameBot } from '../../../bot/framework/game-bot.ts';
import { readLine } from '../../../bot/framework/read-line.ts';
import { Router } from '../../../bot/framework/router.ts';
import { createRegistry } from '../../../bot/registry.ts';
import { messageLines } from '../../../cli/say/message-lines.ts';
import type { DB } from '../../../database/schema.ts';
import { quietLog } from '../quiet-log.ts';

type Stage = { readonly db: Kysely<DB>; readonly game: GameBot; readonly now: Date };

const VIEWER = {
  userId: 'somebody',
  locale: 'en-GB',
  guildId: '1',
  isGuildManager: false,
  isOperator: false,
  playsAs: null,
};

/** Returns the answer without pictures. Throws if the line is not a command or gets no answer. */
export async function sayLine({ db, game, now }: Stage, line: string): Promise<string> {
  const registry = createRegistry([game]);
  const router = new Router(registry, {
    db,
    log: quietLog().log,
    now: () => now,
    bindings: { servers: [], owners: [] },
    zone: 'UTC',
    pictures: null,
    operations: null,
    fetchUpload: createFetchUpload(() => false),
    health: () => ({ state: 'off', say: '', latencyMs: null }),
    mention: (command) => `/${command}`,
  });
  const request = readLine(line, registry.commands);
  if (request === null) throw new Error(`${line} is not a command`);
  const { message } = await collectAnswer(router, { id: line, viewer: VIEWER, request, mayAttach: true });
  if (message === null) throw new Error(`${line} got no answer`);
  return messageLines(message, 'UTC').join('\n');
}
