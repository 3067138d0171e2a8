// What npm start does once its home is its own: it imports and watches all servers' folders, serves the page and the bot,
// until it is stopped.
import path from 'node:path';
import pRetry from 'p-retry';
import { refuse } from '../api/errors/api-error.ts';
import type { Health } from '../bot/framework/health.ts';
import { type RunningBot, startBot } from '../bot/main.ts';
import { CHECKOUT } from '../core/config.ts';
import { GAMES } from '../games.ts';
import type { Collector, CollectorTools } from '../importer/game-importer.ts';
import type { Jobs } from '../jobs/open-jobs.ts';
import { botOperations } from './bot-operations.ts';
import { clearImportFolders } from '../importer/collect/folder/archives/import-folder.ts';
import { findClockProblem } from '../stats/health/find-clock-problem.ts';
import { claimServers } from '../work/claim-servers.ts';
import { openWork } from '../work/open-work.ts';
import { Pulses } from '../work/pulses.ts';
import { type HttpServer, startHttp } from '../work/start-http.ts';
import type { Game, GameTerminal } from './app/game.ts';
import { findImporter, loadHealth, loadImporters, loadUsedImporters } from './app/find-game.ts';
import { loadApis } from './app/load-apis.ts';
import { loadBots } from './app/load-bots.ts';
import type { App, RunningApp } from './app/open-app.ts';
import { openOwnPage } from './app/open-own-page.ts';
import { takeDeliveries } from './app/take-deliveries.ts';
import { plainText, printLine } from './print/print.ts';
import { createStopSignal } from './app/create-stop-signal.ts';

const BOT_LOOK_MS = 30_000;
const LONGEST_PAUSE_MS = 300_000;
const STARTING: Health = { state: 'off', say: 'Debrief is starting.', latencyMs: null };

/** Called with what was imported. */
type OnImported = (game: string, ids: ReadonlySet<number>) => Promise<void>;

/** Runs until a stop signal or a failure; then closes everything in reverse order. */
export async function run(app: RunningApp): Promise<void> {
  const { config, db, log, outdated } = app;
  await using open = new AsyncDisposableStack();
  const claim = await claimServers(app);
  open.defer(async () => {
    await claim.close();
    if (claim.lost.aborted) process.exitCode = 1;
  });
  const over = new AbortController();
  const signal = AbortSignal.any([createStopSignal(log), claim.lost, over.signal, outdated]);
  for (const importer of await loadUsedImporters(db)) await importer.checkSources?.(db, config);
  await warnOfClock(app);
  await clearImportFolders();
  let jobs: Jobs | undefined;
  let bot: RunningBot | undefined;
  const operations = botOperations(db, loadImporters, { jobs: () => jobs, signal });
  const page = await openOwnPage(app, { operations, health: () => bot?.status() ?? STARTING });
  open.defer(async () => page?.close());
  // Until the jobs are there, the next look at the inbox finds what was pushed.
  const wake: CollectorTools['wake'] = async (source, trx) =>
    jobs?.send('drain-inbox', { server: source }, trx);
  const deliver = takeDeliveries(db, wake);
  const server = await startHttp(app, {
    health: loadHealth,
    apis: loadApis,
    deliver,
    runTask: async (task) => {
      if (jobs === undefined) throw refuse('NO_TASKS');
      await jobs.send(task, {});
    },
    pages: page?.addRoutes,
  });
  open.defer(async () => server?.close());
  if (server !== undefined) await app.answerAt(server.ownUrl);
  const onImported: OnImported = async (game, ids) => {
    await announce(app, game, ids);
  };
  const pulses = new Pulses(db, log, config);
  await pulses.begin();
  open.defer(async () => pulses.end());
  const games = GAMES.filter((game) => game.isConfigured(process.env));
  const collectors = await openCollectors(app, games, {
    wake,
    onSeen: (pulse) => pulses.beat(pulse),
    // One that is lost is made good by the sweep of every minute.
    wakePosts: async () =>
      jobs?.send('update-posts', {}).catch((err: unknown) => log.warn({ err }, 'posts.not_woken')),
    onImported,
  });
  for (const { terminal } of games) await (await terminal?.())?.greet(db);
  printGuide(app, server, await page?.linkTo(server?.url ?? ''));
  const joining = joinWork(app, { signal, onImported }).then((joined) => (jobs = joined));
  // The rejection is handled where the promise is awaited, after everything else has ended.
  joining.catch(() => undefined);
  open.defer(async () => (await joining)?.close());
  // Without a token the bot is not loaded.
  const bots = config.discord.token === undefined ? [] : await loadBots();
  bot = startBot({ config, db, log, zone: app.zone, games: bots, operations, onInvite: printInvite() });
  open.defer(async () => bot?.close());
  const beat = setInterval(() => bot?.status().state === 'online' && pulses.beat('bot'), BOT_LOOK_MS);
  open.defer(() => clearInterval(beat));
  // Also after a failure: nothing may retry forever.
  open.defer(() => over.abort());
  app.onStarted();
  await Promise.all(collectors.map((collector) => collector.watch(signal)));
}

/** Starts the collectors of all games, after they have stored the existing files. */
async function openCollectors(
  app: App,
  games: readonly Game[],
  {
    wakePosts,
    onImported: onNew,
    ...ears
  }: Pick<CollectorTools, 'wake' | 'onSeen'> & {
    readonly wakePosts: () => Promise<void>;
    readonly onImported: OnImported;
  },
): Promise<Collector[]> {
  const { config, db, log } = app;
  const collectors: Collector[] = [];
  for (const { name, importer: load } of games) {
    const importer = await load();
    const onImported: CollectorTools['onImported'] = async (_source, ids) => {
      await wakePosts();
      await onNew(name, ids);
    };
    const onTaken: CollectorTools['onTaken'] = async (source, subjects) =>
      (await findTerminal(name))?.announceRejected?.(db, source, subjects);
    const onLeft = (_source: string, say: string): void => printLine(plainText(say));
    for (const collector of importer.collectors?.({
      config,
      db,
      log,
      env: process.env,
      ...ears,
      onImported,
      onTaken,
      onLeft,
    }) ?? []) {
      await importer.prepareSource(db, config, collector.source, printLine);
      // An unreachable folder may come back; the watch keeps retrying.
      await collector
        .catchUp()
        .catch((err: unknown) => log.warn({ err, server: collector.source }, 'import.will_retry'));
      collectors.push(collector);
    }
  }
  return collectors;
}

async function warnOfClock({ db, log }: App): Promise<void> {
  const say = await findClockProblem(db, new Date());
  if (say !== null) log.warn({ say }, 'clock.behind');
}

async function announce({ db }: App, name: string, ids: ReadonlySet<number>): Promise<void> {
  await (await findTerminal(name))?.announce?.(db, ids);
}

async function findTerminal(name: string): Promise<GameTerminal | undefined> {
  return await GAMES.find((game) => game.name === name)?.terminal?.();
}

/** Starts schedules and wake-ups. Collecting and importing continue without them until they are available. */
async function joinWork(
  app: App,
  { signal, onImported }: { readonly signal: AbortSignal; readonly onImported: OnImported },
): Promise<Jobs | undefined> {
  const join = async (): Promise<Jobs> => {
    const jobs = await openWork(app, {
      findImporter,
      importers: async () => loadUsedImporters(app.db),
      health: loadHealth,
      posts: loadBots,
      onImported,
    });
    // The caller has stopped waiting for it.
    if (signal.aborted) await jobs.close();
    return jobs;
  };
  return await pRetry(join, {
    retries: Infinity,
    maxTimeout: LONGEST_PAUSE_MS,
    signal,
    onFailedAttempt: ({ error }) => app.log.error({ err: error }, 'jobs.missing'),
  }).catch((error: unknown) => {
    if (signal.aborted) return undefined;
    throw error;
  });
}

/** The log repeats the link whenever the bot reconnects; here it is printed once. */
function printInvite(): (link: string) => void {
  let isPrinted = false;
  return (link) => {
    if (!isPrinted) printLine(`Discord knows the bot. To bring it into a Discord server, open ${link}`);
    isPrinted = true;
  };
}

/** Prints the next steps in a few lines. */
function printGuide({ config }: App, server: HttpServer | undefined, link: string | undefined): void {
  const folders = config.servers.map(({ folder }) => nameOf(folder)).join(', ');
  printLine();
  printLine(
    `Watching ${folders}: drop round files there and they are summed up within a second. Ctrl-C ends.`,
  );
  if (link !== undefined) printLine(`See everything as Discord would show it, without Discord: open ${link}`);
  if (server !== undefined) printLine(`The API answers at ${server.url}/docs (HTTP_PORT=0 switches it off).`);
  if (config.discord.token === undefined)
    printLine(
      'Go live in Discord: put DISCORD_TOKEN=... of your bot into .env and start again (see README.md).',
    );
  if (config.databaseUrl === undefined)
    printLine('Use a PostgreSQL of your own: put DATABASE_URL=postgres://... into .env and start again.');
}

/** Folders of the checkout are short; all others are named whole. */
function nameOf(folder: string): string {
  const inside = path.relative(CHECKOUT, folder);
  return inside === '' || inside.startsWith('..') ? folder : inside;
}
