// debrief render WHAT: the pictures of an evening or a map as files, with their words beside them. Read only.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { openNameBook } from '../bot/charts/from-stats/name-book.ts';
import { scoreboardFromMatch } from '../bot/charts/from-stats/scoreboard-from-match.ts';
import { sessionPictures } from '../bot/charts/from-stats/session-pictures.ts';
import { describePicture, type Picture } from '../bot/charts/pictures.ts';
import { renderPicture } from '../bot/charts/render-picture.ts';
import { parseId } from '../core/public-id.ts';
import { fetchVisibleServers } from '../stats/fetch-visible-servers.ts';
import { fetchMatch } from '../stats/matches/fetch-match.ts';
import { fetchRawNames } from '../stats/players/fetch-raw-names.ts';
import { fetchWeaponKills } from '../stats/recap/fetch-weapon-kills.ts';
import { CliError } from './cli-error.ts';
import { type App, withApp } from './open-app.ts';
import { printLine } from './print.ts';
import { fetchRecap } from './recap-command.ts';

type Options = { readonly out: string; readonly session: string; readonly server?: string };

export const renderCommand = new Command('render')
  .description('Draw the pictures of an evening or of a map')
  .addCommand(
    withOut(new Command('recap'))
      .description('All pictures of an evening')
      .option('--session <id>', '"latest", or the id of the session or of any of its rounds', 'latest')
      .option('-s, --server <key>', 'one server only (default: all but the sample)')
      .action(async (options: Options) => withApp(async (app) => renderRecap(app, options))),
  )
  .addCommand(
    withOut(new Command('round'))
      .description('The scoreboard of a map')
      .argument('<id>', 'id of the match or of one of its rounds')
      .action(async (id: string, options: Options) => withApp(async (app) => renderRound(app, id, options))),
  );

function withOut(command: Command): Command {
  return command.requiredOption('-o, --out <folder>', 'where the files go');
}

async function renderRecap({ db }: App, { session, server, out }: Options): Promise<void> {
  const servers = server === undefined ? await fetchVisibleServers(db) : [server];
  const recap = await fetchRecap(db, session, servers);
  const names = openNameBook(
    await fetchRawNames(
      db,
      recap.players.map((player) => player.playerKey),
    ),
  );
  const weaponKills = await fetchWeaponKills(db, recap.sessionId);
  await save(out, sessionPictures(recap, weaponKills, names));
}

async function renderRound({ db }: App, id: string, { out }: Options): Promise<void> {
  const card = await fetchMatch(db, parseId(id) ?? -1);
  if (card === undefined) {
    throw new CliError(`No match or round has the id ${id}.`, '"debrief export matches" lists all.');
  }
  const players = [...card.teams.first.players, ...card.teams.second.players];
  const rawNames = await fetchRawNames(
    db,
    players.map((player) => player.playerKey),
  );
  await save(out, [{ kind: 'scoreboard', props: scoreboardFromMatch(card, openNameBook(rawNames)) }]);
}

/** Each picture as KIND.png, what it says as KIND.txt. */
async function save(folder: string, pictures: readonly Picture[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const picture of pictures) {
    const file = path.join(folder, picture.kind);
    await writeFile(`${file}.png`, await renderPicture(picture));
    await writeFile(`${file}.txt`, `${describePicture(picture)}\n`);
    printLine(`${file}.png`);
  }
}
