// debrief run, what npm start does: own PostgreSQL, all servers' folders imported and watched, until it is told to stop.
import path from 'node:path';
import { Command } from 'commander';
import pRetry from 'p-retry';
import { startBot } from '../bot/main.ts';
import { CHECKOUT } from '../core/config.ts';
import { GAMES } from '../games.ts';
import type { Collector, CollectorTools } from '../importer/game-importer.ts';
import type { Jobs } from '../jobs/open-jobs.ts';
import { botOperations } from './bot-operations.ts';
import { claimServers } from '../work/claim-servers.ts';
import { holdHome } from '../work/hold-home.ts';
import { openWork } from '../work/open-work.ts';
import { Pulses } from '../work/pulses.ts';
import { startStatus } from '../work/start-status.ts';
import type { Game, GameTerminal } from './game.ts';
import { findImporter, loadHealth, loadImporters } from './find-game.ts';
import { loadBots } from './load-bots.ts';
import { type App, loadConfig, withApp } from './open-app.ts';
import { printLine } from './print.ts';
import { untilTold } from './until-told.ts';

const BOT_LOOK_MS = 30_000;
const LONGEST_PAUSE_MS = 300_000;

export const runCommand = new Command('run')
  .description('Import and watch the folders of all servers until Ctrl-C')
  .action(async () => {
    const leaveHome = await holdHome(loadConfig());
    await withApp(
      async (app) => {
        await run(app, app.outdated);
        printLine('Stopped; everything is stored.');
      },
      { stays: 'npm start', collects: true },
    ).finally(leaveHome);
  });

/** Until it is told to stop, or something ends it; then everything is closed, the last that was opened first. */
async function run(app: App, outdated: AbortSignal): Promise<void> {
  const { config, db, log } = app;
  await using open = new AsyncDisposableStack();
  const claim = await claimServers(app);
  open.defer(async () => {
    await claim.close();
    if (claim.lost.aborted) process.exitCode = 1;
  });
  const over = new AbortController();
  const signal = AbortSignal.any([untilTold(log), claim.lost, over.signal, outdated]);
  for (const importer of await loadImporters()) await importer.checkSources?.(db, config);
  const status = await startStatus(app, loadHealth);
  open.defer(async () => status?.close());
  const pulses = new Pulses(db, log, config);
  await pulses.begin();
  open.defer(async () => pulses.end());
  let jobs: Jobs | undefined;
  const games = GAMES.filter((game) => game.isConfigured(process.env));
  const collectors = await openCollectors(app, games, {
    wake: async (source, trx) => jobs?.send('drain-inbox', { server: source }, trx),
    onSeen: (pulse) => pulses.beat(pulse),
  });
  for (const { terminal } of games) await (await terminal?.())?.greet(db);
  printGuide(app);
  const joining = joinWork(app, signal).then((joined) => (jobs = joined));
  // Its failure is thrown where it is awaited, which is when everything else has ended.
  joining.catch(() => undefined);
  open.defer(async () => (await joining)?.close());
  // Without a token nothing of the bot is needed.
  const bots = config.discord.token === undefined ? [] : await loadBots();
  const operations = botOperations(db, loadImporters, { jobs: () => jobs, signal });
  const bot = startBot({ config, db, log, games: bots, operations, onInvite: printInvite() });
  open.defer(async () => bot.close());
  const beat = setInterval(() => bot.status().state === 'online' && pulses.beat('bot'), BOT_LOOK_MS);
  open.defer(() => clearInterval(beat));
  // Also where something failed: nothing may try for ever.
  open.defer(() => over.abort());
  await Promise.all(collectors.map((collector) => collector.watch(signal)));
}

/** The collectors of all games, each with what is there already taken in. */
async function openCollectors(
  app: App,
  games: readonly Game[],
  ears: Pick<CollectorTools, 'wake' | 'onSeen'>,
): Promise<Collector[]> {
  const { config, db, log } = app;
  const collectors: Collector[] = [];
  for (const { name, importer: load } of games) {
    const importer = await load();
    const onImported: CollectorTools['onImported'] = async (_source, ids) => announce(app, name, ids);
    const onTaken: CollectorTools['onTaken'] = async (source, subjects) =>
      (await findTerminal(name))?.announceRejected(db, source, subjects);
    for (const collector of importer.collectors?.({
      config,
      db,
      log,
      env: process.env,
      ...ears,
      onImported,
      onTaken,
    }) ?? []) {
      await importer.prepareSource(db, config, collector.source, printLine);
      // A folder that is out of reach now may come back; the watch goes on trying.
      await collector
        .catchUp()
        .catch((err: unknown) => log.warn({ err, server: collector.source }, 'import.will_retry'));
      collectors.push(collector);
    }
  }
  return collectors;
}

async function announce({ db }: App, name: string, ids: ReadonlySet<number>): Promise<void> {
  await (await findTerminal(name))?.announce(db, ids);
}

async function findTerminal(name: string): Promise<GameTerminal | undefined> {
  return await GAMES.find((game) => game.name === name)?.terminal?.();
}

/** Schedules and wake-ups are a help; collecting and importing go on without, until they can be had. */
async function joinWork(app: App, signal: AbortSignal): Promise<Jobs | undefined> {
  const join = async (): Promise<Jobs> => {
    const jobs = await openWork(app, {
      findImporter,
      importers: loadImporters,
      health: loadHealth,
      onImported: async (game, ids) => announce(app, game, ids),
    });
    // Nobody waits for it any more.
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

/** The log repeats it whenever the bot comes back; here it stands once. */
function printInvite(): (link: string) => void {
  let isPrinted = false;
  return (link) => {
    if (!isPrinted) printLine(`Discord knows the bot. To bring it into a Discord server, open ${link}`);
    isPrinted = true;
  };
}

/** How to go on from here, in as few lines as it takes. */
function printGuide({ config }: App): void {
  const folders = config.servers
    .map((server) => path.relative(CHECKOUT, server.folder) || server.folder)
    .join(', ');
  printLine();
  printLine(
    `Watching ${folders}: drop round files there and they are summed up within a second. Ctrl-C ends.`,
  );
  if (config.discord.token === undefined)
    printLine(
      'Go live in Discord: put DISCORD_TOKEN=... of your bot into .env and start again (see README.md).',
    );
  if (config.databaseUrl === undefined)
    printLine('Use a PostgreSQL of your own: put DATABASE_URL=postgres://... into .env and start again.');
}
