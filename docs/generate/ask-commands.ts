import { etlegacyBot } from '../../bot/etlegacy/etlegacy-bot.ts';
import type { Kysely } from 'kysely';
import type { Incoming } from '../../bot/framework/incoming.ts';
import type { Viewer } from '../../people/viewer.ts';
import type { Pictures } from '../../bot/framework/pictures.ts';
import { Router } from '../../bot/framework/router.ts';
import { createRegistry } from '../../bot/registry.ts';
import { createFetchUpload } from '../../bot/framework/fetch-upload.ts';
import { botOperations } from '../../cli/bot-operations.ts';
import { loadImporters } from '../../cli/find-game.ts';
import { type Answer, collectAnswer } from '../../bot/framework/collect-answer.ts';
import { SAMPLE_SERVER } from '../../core/config.ts';
import type { Logger } from '../../core/logger.ts';
import type { DB } from '../../database/schema.ts';
import { ASKER, FRIEND, NOW } from './examples.data.ts';
import { type Described, listCommands } from './list-commands.ts';

export type Asked = { readonly command: Described; readonly answer: Answer };

type Tools = {
  readonly db: Kysely<DB>;
  readonly log: Logger;
  readonly pictures: Pictures;
  /** Titles of the commands to run; all by default. */
  readonly only?: readonly string[];
};

const GUILD = '200000000000000001';
/** Slow enough for the cooldown. */
const PAUSE_MS = 10_000;

/** Runs everything once, as a manager of the Discord server that the sample is bound to. */
export async function askCommands({ db, log, pictures, only }: Tools): Promise<Asked[]> {
  let asked = 0;
  const router = new Router(createRegistry([etlegacyBot]), {
    db,
    log,
    now: () => new Date(NOW.getTime() + PAUSE_MS * asked),
    bindings: { servers: [{ key: SAMPLE_SERVER, guilds: [GUILD], isPublic: false }], owners: [] },
    zone: 'UTC',
    pictures,
    operations: botOperations(db, loadImporters),
    fetchUpload: createFetchUpload(() => false),
    health: () => ({ state: 'online', say: 'The bot is online as Debrief.', latencyMs: 40 }),
    mention: (command) => `\`/${command}\``,
  });
  const ask = async (userId: string, request: Incoming['request']): Promise<Answer> => {
    asked += 1;
    return collectAnswer(router, { id: String(asked), viewer: viewerOf(userId), request, mayAttach: true });
  };
  const link = async ({ userId, player }: typeof ASKER): Promise<void> => {
    await ask(userId, { kind: 'command', name: 'link', path: [], options: { player } });
  };
  const answers: Asked[] = [];
  for (const command of listCommands()) {
    if (only?.includes(command.title) === false) continue;
    // The previous command may have removed it.
    await link(ASKER);
    await link(FRIEND);
    const { name, path, example } = command;
    const answer = await ask(ASKER.userId, { kind: 'command', name, path, options: example });
    answers.push({ command, answer });
  }
  return answers;
}

function viewerOf(userId: string): Viewer {
  return {
    userId,
    locale: 'en-GB',
    guildId: GUILD,
    isGuildManager: true,
    isOperator: false,
    playsAs: null,
  };
}
