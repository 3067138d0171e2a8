// debrief render WHAT: the bot's pictures as files, with their words beside them. Read only.
import { etlegacyBot } from '../../bot/etlegacy/etlegacy-bot.ts';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { openNameBook } from '../../bot/etlegacy/pictures/from-stats/name-book.ts';
import { podiumFromBoard } from '../../bot/etlegacy/pictures/from-stats/podium-from-board.ts';
import { scoreboardFromMatch } from '../../bot/etlegacy/pictures/from-stats/scoreboard-from-match.ts';
import { sessionPictures } from '../../bot/etlegacy/pictures/from-stats/session-pictures.ts';
import { toEtPicture } from '../../bot/etlegacy/pictures/to-et-picture.ts';
import type { Picture } from '../../bot/charts/picture.ts';
import { renderPicture } from '../../bot/charts/render-picture.ts';
import type { Outcome } from '../../bot/framework/reply/reply.ts';
import { showCompare } from '../../bot/etlegacy/views/show-compare.ts';
import { showPlayer } from '../../bot/etlegacy/views/show-player.ts';
import { cleanName } from '../../wording/clean-name.ts';
import { sayPeriod } from '../../wording/say-period.ts';
import { fetchBoard } from '../../stats/etlegacy/boards/fetch-board.ts';
import { findStat } from '../../stats/etlegacy/catalogue/find-stat.ts';
import { fetchOperatorSources } from '../../people/visibility.ts';
import { gameServers } from '../../stats/etlegacy/game-servers.ts';
import { findRound } from '../../stats/etlegacy/sessions/find-round.ts';
import { fetchMatch } from '../../stats/etlegacy/matches/fetch-match.ts';
import { fetchScope } from '../../stats/etlegacy/periods/fetch-scope.ts';
import { formatPeriod, parsePeriod } from '../../core/period.ts';
import { fetchRawNames } from '../../stats/etlegacy/players/fetch-raw-names.ts';
import { fetchWeaponKills } from '../../stats/etlegacy/recap/fetch-weapon-kills.ts';
import { UserError } from '../../core/user-error.ts';
import { type App, withApp } from '../app/open-app.ts';
import { printLine } from '../print/print.ts';
import { fetchRecap } from './recap-command.ts';
import { requireServer } from './require-server.ts';
import { findPlayerKey } from './find-player-key.ts';
import { openTerminalContext } from '../say/open-terminal.ts';

/** Pages of a player's card that are pictures. */
const PICTURED_TABS = ['overview', 'weapons', 'form'] as const;
const PODIUM_ROWS = 10;
const PERIODS = 'which evenings: session, week, month, season, all, 30d, 2025-10 or 2025-Q4';

type Options = { readonly out: string; readonly session: string; readonly server?: string };
type PeriodOptions = { readonly out: string; readonly period: string };
type TopOptions = PeriodOptions & { readonly map?: string };

export const renderCommand = new Command('render')
  .description('Draw pictures: of an evening, a map, a player, a comparison, a leaderboard')
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
  )
  .addCommand(
    withPeriod(new Command('player'))
      .description('Card, weapons and form of a player')
      .argument('<player>', 'name, alias or GUID')
      .action(async (name: string, options: PeriodOptions) =>
        withApp(async (app) => renderPlayer(app, name, options)),
      ),
  )
  .addCommand(
    withPeriod(new Command('compare'))
      .description('Two to four players side by side')
      .argument('<players...>', 'their names, aliases or GUIDs')
      .action(async (names: string[], options: PeriodOptions) =>
        withApp(async (app) => renderComparison(app, names, options)),
      ),
  )
  .addCommand(
    withPeriod(new Command('top'))
      .description('The podium of a leaderboard')
      .argument('<stat>', 'its key, such as dpm or kd')
      .option('-m, --map <name>', 'on one map only')
      .action(async (stat: string, options: TopOptions) =>
        withApp(async (app) => renderTop(app, stat, options)),
      ),
  );

function withOut(command: Command): Command {
  return command.requiredOption('-o, --out <folder>', 'where the files go');
}

function withPeriod(command: Command): Command {
  return withOut(command).option('-p, --period <period>', PERIODS, 'all');
}

async function renderRecap(app: App, { session, server, out }: Options): Promise<void> {
  const { db } = app;
  if (server !== undefined) await requireServer(app, server);
  const servers = server === undefined ? await fetchOperatorSources(db, [gameServers]) : [server];
  const recap = await fetchRecap(db, session, servers);
  const names = openNameBook(
    await fetchRawNames(
      db,
      [recap.server],
      recap.players.map((player) => player.playerKey),
    ),
  );
  const weaponKills = await fetchWeaponKills(db, recap.server, recap.sessionId);
  await save(out, sessionPictures(recap, weaponKills, names).map(toEtPicture));
}

async function renderRound({ db }: App, id: string, { out }: Options): Promise<void> {
  const found = await findRound(db, id, await fetchOperatorSources(db, [gameServers]));
  const card = found.ok ? await fetchMatch(db, found.round.id) : undefined;
  if (card === undefined) {
    throw new UserError(`No match or round has the id ${id}.`, '"debrief export matches" lists all.');
  }
  const players = [...card.teams.first.players, ...card.teams.second.players];
  if (players.length === 0) {
    throw new UserError(
      `Of ${cleanName(card.map)} (${id}) nobody's numbers count, so there is nothing to draw.`,
      `"npm run debrief -- say '/round round:${id}'" tells why.`,
    );
  }
  const rawNames = await fetchRawNames(
    db,
    [card.server],
    players.map((player) => player.playerKey),
  );
  await save(out, [
    toEtPicture({ kind: 'scoreboard', props: scoreboardFromMatch(card, openNameBook(rawNames)) }),
  ]);
}

async function renderPlayer(app: App, name: string, options: PeriodOptions): Promise<void> {
  const player = await findPlayerKey(app, name);
  const period = checkPeriod(options.period);
  const context = await openTerminalContext(app, etlegacyBot);
  const pictures: Picture[] = [];
  for (const tab of PICTURED_TABS)
    pictures.push(...picturesOf(await showPlayer(context, { player, tab, period })));
  await saveSome(options.out, pictures, `${name} has no round that counts in that time.`);
}

async function renderComparison(app: App, names: readonly string[], options: PeriodOptions): Promise<void> {
  if (names.length < 2 || names.length > 4) {
    throw new UserError(`${names.length} players cannot be compared.`, 'Name two, three or four of them.');
  }
  const keys: string[] = [];
  for (const name of names) keys.push(await findPlayerKey(app, name));
  const context = await openTerminalContext(app, etlegacyBot);
  const pictures = picturesOf(await showCompare(context, keys, checkPeriod(options.period)));
  await saveSome(options.out, pictures, 'They have too few rounds in that time, or are one and the same.');
}

async function renderTop({ db }: App, key: string, { period, map, out }: TopOptions): Promise<void> {
  const stat = findStat(key);
  if (stat === undefined) {
    throw new UserError(`There is no stat called "${key}".`, '"debrief say /help" names them all.');
  }
  const parsed = parsePeriod(checkPeriod(period)) ?? { kind: 'all' };
  const servers = await fetchOperatorSources(db, [gameServers]);
  const scope = await fetchScope(db, parsed, servers, new Date());
  const board = await fetchBoard(db, { stat, scope, map: map?.toLowerCase() }, { from: 1 }, PODIUM_ROWS);
  const rawNames = await fetchRawNames(
    db,
    servers,
    board.rows.map((row) => row.playerKey),
  );
  const names = openNameBook(rawNames);
  const props = podiumFromBoard({ stat, period: sayPeriod(parsed), map: map ?? null, board, names });
  await saveSome(
    out,
    board.rows.length === 0 ? [] : [toEtPicture({ kind: 'podium', props })],
    'Nobody ranks there; a longer period or another map may help.',
  );
}

function checkPeriod(text: string): string {
  const period = parsePeriod(text);
  if (period !== undefined) return formatPeriod(period);
  throw new UserError(
    `"${text}" is not a period.`,
    'Try session (the last one), week, month, season, all, 30d, 2025-10 or 2025-Q4.',
  );
}

/** Returns the pictures of an answer; an error has none. */
function picturesOf(outcome: Outcome): Picture[] {
  if (outcome.kind === 'error') return [];
  return outcome.blocks.flatMap((block) => (block.kind === 'picture' ? [block.picture] : []));
}

async function saveSome(folder: string, pictures: readonly Picture[], otherwise: string): Promise<void> {
  if (pictures.length === 0) throw new UserError(otherwise, 'Try --period all.');
  await save(folder, pictures);
}

/** Each picture as KIND.png, what it says as KIND.txt; the second of a kind is KIND-2. */
async function save(folder: string, pictures: readonly Picture[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [index, picture] of pictures.entries()) {
    const before = pictures.slice(0, index).filter(({ kind }) => kind === picture.kind).length;
    const name = before === 0 ? picture.kind : `${picture.kind}-${before + 1}`;
    const file = path.join(folder, name);
    await writeFile(`${file}.png`, await renderPicture(picture));
    await writeFile(`${file}.txt`, `${picture.alt}\n`);
    printLine(`${file}.png`);
  }
}
