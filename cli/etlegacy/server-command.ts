// debrief server rename OLD NEW: the key of a server is another one from now on; all that is known of it goes along.
import { SingleBar } from 'cli-progress';
import { Argument, Command } from 'commander';
import { serverKey } from '../../core/config.ts';
import { openEtlegacySource } from '../../importer/etlegacy/etlegacy-source.ts';
import { rederive } from '../../importer/etlegacy/rederive.ts';
import { STATED_TYPES, stateGameType } from '../../importer/etlegacy/stated-game-type.ts';
import type { GameType } from '../../database/schema/etlegacy.ts';
import { GAME_TYPE_WORDS } from '../../stats/etlegacy/sessions/game-type-words.ts';
import { type Renamed, renameServer } from '../../importer/etlegacy/servers/rename-server.ts';
import { drainInbox } from '../../importer/inbox/drain-inbox.ts';
import { UserError } from '../../core/user-error.ts';
import { type App, withApp } from '../app/open-app.ts';
import { printLine } from '../print/print.ts';
import { requireServer } from './require-server.ts';

const renameCommand = new Command('rename')
  .description('Give a server another key; its files, rounds and decisions go along')
  .argument('<old>', 'the key it has')
  .argument('<new>', 'the key it gets, as debrief.json names it from now on')
  .action(async (from: string, to: string) => {
    const key = serverKey.safeParse(to);
    if (!key.success)
      throw new UserError(`"${to}" cannot be the key of a server.`, `A key ${key.error.issues[0]?.message}.`);
    await withApp(async (app) => rename(app, from, key.data));
  });

const gameTypeCommand = new Command('game-type')
  .description(
    'State what a server plays, for rounds whose files leave it open: c0rnp0rn7 writes the same of a hold that ended early and of a round that a map change cut off. Such holds count then. Without a type, the statement is taken back.',
  )
  .argument('<server>', 'its key')
  .addArgument(new Argument('[type]', 'what it plays').choices(STATED_TYPES))
  .action(async (key: string, type: string | undefined) => {
    const gameType = STATED_TYPES.find((known) => known === type) ?? null;
    await withApp(async (app) => state(app, key, gameType));
  });

export const serverCommand = new Command('server')
  .description('Change what is known of a server')
  .addCommand(renameCommand)
  .addCommand(gameTypeCommand);

async function state(app: App, key: string, gameType: GameType | null): Promise<void> {
  const { db } = app;
  await requireServer(app, key);
  await stateGameType(db, { key, gameType, by: 'cli' });
  const bar = new SingleBar({ format: `${key} {bar} {value} files`, hideCursor: true });
  if (process.stderr.isTTY) bar.start(1, 0);
  const done = await rederive(db, key, {
    onProgress: (files) => process.stderr.isTTY && bar.increment(files),
  });
  bar.stop();
  const said = gameType === null ? 'what its documents tell' : GAME_TYPE_WORDS[gameType];
  printLine(`The server "${key}" plays ${said}: ${done ?? 0} files were read again.`);
  if (gameType !== null) printLine(`Take it back with "debrief server game-type ${key}".`);
}

async function rename(app: App, from: string, to: string): Promise<void> {
  const { db, self } = app;
  await requireServer(app, from);
  const renamed = await renameServer(db, { from, to, by: 'cli', self });
  if (!renamed.ok) throw explainRefusal(renamed, from, to);
  const bar = new SingleBar({ format: `${to} {bar} {value}/{total} files`, hideCursor: true });
  if (process.stderr.isTTY) bar.start(renamed.payloads, 0);
  const server = openEtlegacySource({ key: to, zone: renamed.zone });
  await drainInbox(db, server, { onProgress: (done) => process.stderr.isTTY && bar.increment(done) });
  if (renamed.isJoined) await rederive(db, to);
  bar.stop();
  printLine(`The server "${from}" is "${to}" now: ${renamed.payloads} files were read again.`);
  if (renamed.isJoined) printLine('Files that both had count once from now on.');
  printLine(`Name it "${to}" in debrief.json too before the next start.`);
}

function explainRefusal(refused: Extract<Renamed, { ok: false }>, from: string, to: string): UserError {
  switch (refused.code) {
    case 'RUNNING':
      return new UserError(
        `Debrief is running: ${refused.by}.`,
        'Stop it or wait until it has ended, and rename the server then.',
      );
    case 'UNKNOWN':
      return new UserError(
        `There is no server "${from}" in the database.`,
        'Change its key in debrief.json.',
      );
    case 'TAKEN':
    default:
      return new UserError(
        `The server "${to}" has files of its own, and most of its rounds are not those of "${from}": two servers cannot become one.`,
        'Take another key, or remove it first with "debrief forget".',
      );
  }
}
