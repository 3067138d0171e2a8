import type { Incoming } from '../../bot/framework/incoming/incoming.ts';
import type { Viewer } from '../../people/viewer.ts';
import { createFetchUpload } from '../../bot/framework/incoming/fetch-upload.ts';
import { botOperations } from '../../cli/bot-operations.ts';
import { loadImporters } from '../../cli/app/find-game.ts';
import { type Answer, collectAnswer } from '../../bot/framework/collect-answer.ts';
import { SAMPLE_SERVER } from '../../core/config.ts';
import { ASKER, FRIEND, NOW } from './examples.data.ts';
import { type Described, listCommands } from './list-commands.ts';
import { type DocsTools, openRouter } from './open-router.ts';

export type Asked = { readonly command: Described; readonly answer: Answer };

type Tools = DocsTools & {
  /** Titles of the commands to run; all by default. */
  readonly only?: readonly string[];
};

const GUILD = '200000000000000001';
/** Slow enough for the cooldown. */
const PAUSE_MS = 10_000;

/** Runs everything once, as a manager of the Discord server that the sample is bound to. */
export async function askCommands({ only, ...tools }: Tools): Promise<Asked[]> {
  let asked = 0;
  const router = openRouter(tools, {
    server: SAMPLE_SERVER,
    guild: GUILD,
    now: () => new Date(NOW.getTime() + PAUSE_MS * asked),
    operations: botOperations(tools.db, loadImporters),
    fetchUpload: createFetchUpload(() => false),
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
