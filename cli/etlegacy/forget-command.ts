// debrief forget --server KEY or --player NAME: the only verb that destroys anything, so it asks.
import { createInterface } from 'node:readline/promises';
import { Command } from 'commander';
import { fold } from '../../core/fold.ts';
import { forgetPlayer } from '../../importer/etlegacy/forget-player.ts';
import { forgetServer } from '../../importer/etlegacy/servers/forget-server.ts';
import { fetchOperatorSources } from '../../people/visibility.ts';
import { gameServers } from '../../stats/etlegacy/game-servers.ts';
import { fetchMerges } from '../../stats/etlegacy/merges/fetch-merges.ts';
import { keysOf } from '../../stats/etlegacy/merges/merges.ts';
import { type FoundPlayer, searchPlayers } from '../../stats/etlegacy/players/search-players.ts';
import { UserError } from '../../core/user-error.ts';
import { cleanName } from '../../wording/clean-name.ts';
import { type App, withApp } from '../app/open-app.ts';
import { printLine } from '../print/print.ts';
import { requireServer } from './require-server.ts';

type Options = { readonly server?: string; readonly player?: string; readonly yes?: true };

export const forgetCommand = new Command('forget')
  .description('Remove a server with all its files and rounds, or the name, links and decisions of a player')
  .option('-s, --server <key>', 'the server; its folder stays')
  .option('-p, --player <name>', 'the player, by whole name or GUID; their rounds stay under "former player"')
  .option('-y, --yes', 'do not ask')
  .action(async ({ server, player, yes }: Options) => {
    if ((server === undefined) === (player === undefined))
      throw new UserError('Nothing was removed.', 'Add either --server KEY or --player NAME.');
    await withApp(async (app) => {
      if (server !== undefined) await removeServer(app, server, yes === true);
      if (player !== undefined) await removePlayer(app, player, yes === true);
    });
  });

async function removeServer(app: App, server: string, isSure: boolean): Promise<void> {
  await requireServer(app, server);
  await confirmed(
    server,
    `All files and rounds of "${server}" will be gone. Type its key to confirm: `,
    isSure,
  );
  const forgotten = await forgetServer(app.db, server);
  if (forgotten === null)
    throw new UserError(`There is no server "${server}" in the database.`, 'Nothing was removed.');
  printLine(`Forgot "${server}": ${forgotten.payloads} files and ${forgotten.rounds} rounds.`);
  printLine('Files that are still in its folder come back with the next start.');
}

async function removePlayer({ db }: App, wanted: string, isSure: boolean): Promise<void> {
  const servers = await fetchOperatorSources(db, [gameServers]);
  const found = findExactly(await searchPlayers(db, wanted, servers), wanted);
  const name = cleanName(found.name);
  await confirmed(
    found.playerKey,
    `The name of ${name} (${found.playerKey}), their link and all decisions about them will be gone. Type the GUID to confirm: `,
    isSure,
  );
  const keys = keysOf(await fetchMerges(db, servers), [found.playerKey]);
  const rounds = await forgetPlayer(db, keys);
  printLine(`Forgot them: ${rounds} rounds now belong to a former player.`);
  printLine(
    'The stored files still hold the name, and so do earlier backups: docs/privacy.md says what to do about those.',
  );
}

/** Nobody is forgotten by a part of their name. */
function findExactly(found: readonly FoundPlayer[], wanted: string): FoundPlayer {
  const text = fold(wanted);
  const exact = found.filter(({ playerKey, name, alias }) =>
    [playerKey, name, alias ?? ''].some((each) => fold(each) === text),
  );
  const [only, ...others] = exact;
  if (only !== undefined && others.length === 0) return only;
  const all = (exact.length > 0 ? exact : found).map(
    ({ playerKey, name }) => `${cleanName(name)} (${playerKey})`,
  );
  throw new UserError(
    exact.length > 1 ? `Several players are called "${wanted}".` : `No player is called exactly "${wanted}".`,
    all.length === 0 ? '"debrief export players" lists all.' : `Give one of these GUIDs: ${all.join(', ')}.`,
  );
}

async function confirmed(word: string, question: string, isSure: boolean): Promise<void> {
  if (isSure || (await confirm(word, question))) return;
  throw new UserError('Nothing was removed.', `Type ${word} to confirm, or add --yes.`);
}

async function confirm(word: string, question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await prompt.question(question)) === word;
  } finally {
    prompt.close();
  }
}
