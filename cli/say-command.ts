// debrief say '/top stat:dpm period:all': runs a command of the bot from the terminal, through the same router and
// replies.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import type { GameBot } from '../bot/framework/game-bot.ts';
import type { Message } from '../bot/framework/reply/build-message.ts';
import { openPictures } from '../bot/open-pictures.ts';
import { createRegistry } from '../bot/registry.ts';
import { UserError } from '../core/user-error.ts';
import { openSampleDatabase } from '../database/open-sample-database.ts';
import { botOperations } from './bot-operations.ts';
import { loadImporters } from './app/find-game.ts';
import { GAMES } from '../games.ts';
import type { Game } from './app/game.ts';
import { loadBots } from './app/load-bots.ts';
import { type App, withApp } from './app/open-app.ts';
import { printJson, printLine } from './print/print.ts';
import { readChoice, requestOf, type Step } from './say/follow-controls.ts';
import { messageLines } from './say/message-lines.ts';
import { openTerminal } from './say/open-terminal.ts';
import { readLine } from '../bot/framework/read-line.ts';

type Options = { readonly as?: string; readonly json?: true; readonly out?: string; readonly locale: string };

/** A terminal has no limit of three seconds, so a busy machine may take longer. */
const DRAWING_MS = 60_000;

export const sayCommand = new Command('say')
  .description('Run a command of the bot without Discord: debrief say "/top stat:dpm period:all"')
  .argument('<line...>', 'the command, as it is typed in Discord')
  .option('--as <player>', 'speak for this player')
  .option('--json', 'print the message in the format of Discord')
  .option('-o, --out <folder>', 'draw pictures and save all files there')
  .option('--locale <tag>', 'how numbers and dates are written', 'en-GB')
  .option('--press <label>', 'then press this button; may be repeated')
  .option('--choose <label=value>', 'then choose this from the menu that shows that label; may be repeated')
  .action(async (words: string[], options: Options) => {
    await withApp(async (app) => say(app, words.join(' '), { options, steps }));
  });

/** Buttons and menus are used in their order on the command line. */
const steps: Step[] = [];
sayCommand.on('option:press', (label: string) => void steps.push({ kind: 'press', label }));
sayCommand.on('option:choose', (choice: string) => void steps.push(readChoice(choice)));

type Asked = { readonly options: Options; readonly steps: readonly Step[] };

async function say(app: App, line: string, asked: Asked): Promise<void> {
  const tried = findTryOut(line);
  const sample = tried?.tryOut;
  if (sample === undefined || (await tried?.isStored?.(app.db)) === true) {
    await answer(app, line, asked, tried);
    return;
  }
  const { db, close } = await openSampleDatabase(app);
  try {
    await sample.prepare(db);
    process.stderr.write(`${sample.note}\n`);
    await answer({ ...app, db }, line, asked, tried);
  } finally {
    await close();
  }
}

async function answer(
  app: App,
  line: string,
  { options, steps }: Asked,
  tried: Game | undefined,
): Promise<void> {
  const { log } = app;
  const games = await loadBots(tried);
  const request = readLine(line, createRegistry(games).commands);
  if (request === null) {
    throw new UserError(`"${line}" is not a command of the bot.`, 'Try debrief say /help.');
  }
  const pictures = options.out === undefined ? null : openPictures(log, DRAWING_MS);
  try {
    const playsAs = options.as === undefined ? null : await findPlayerKey(app, games, options.as);
    const operations = botOperations(app.db, loadImporters);
    const ask = openTerminal(app, { games, pictures, operations, locale: options.locale, playsAs });
    let said = await ask(request);
    for (const step of steps) {
      if (said.message === null)
        throw new UserError(
          'The answer is a form, which can only be filled out in Discord.',
          'Leave that step out.',
        );
      said = await ask(requestOf(said.message, step));
    }
    if (!said.isServed) process.exitCode = 1;
    if (said.message !== null) await print(said.message, options, app.zone);
  } finally {
    await pictures?.close();
  }
}

/** The game of a command that is not configured and can be answered from a sample. */
function findTryOut(line: string): Game | undefined {
  const [name = ''] = line.trim().replace(/^\//, '').split(/\s/);
  return GAMES.find(
    ({ tryOut, isConfigured }) => tryOut?.commands.includes(name) && !isConfigured(process.env),
  );
}

/** The player of the first game that knows somebody of that name. */
async function findPlayerKey({ db }: App, games: readonly GameBot[], text: string): Promise<string> {
  for (const { findPlayer } of games) {
    const playerKey = await findPlayer?.(db, text);
    if (playerKey !== undefined) return playerKey;
  }
  throw new UserError(`There is no player called "${text}".`, '"debrief export players" lists all.');
}

async function print(message: Message, { json, out }: Options, zone: string): Promise<void> {
  const { files, ...body } = message;
  if (json === true) printJson({ ...body, files: files.map(({ name }) => name) });
  else for (const line of messageLines(message, zone)) printLine(line);
  if (out === undefined) return;
  await mkdir(out, { recursive: true });
  for (const file of files) await writeFile(path.join(out, file.name), file.bytes);
}
