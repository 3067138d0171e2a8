// Everything that a process does besides collecting: the jobs that a schedule or a wake-up starts.
import type { Kysely } from 'kysely';
import type { DB } from '../database/schema.ts';
import { maintain } from '../database/maintain.ts';
import type { GameImporter } from '../importer/game-importer.ts';
import { runReimport } from '../importer/reimport/run-reimport.ts';
import { drainInbox } from '../importer/inbox/drain-inbox.ts';
import { maintainGames } from '../importer/maintain-games.ts';
import { fetchWaitingSources } from '../importer/inbox/fetch-waiting-sources.ts';
import type { JobHandlers } from '../jobs/job-payloads.ts';
import { type Jobs, openJobs } from '../jobs/open-jobs.ts';
import type { PostGame } from '../bot/posts/post-game.ts';
import type { Logger } from '../core/logger.ts';
import { fetchArrivals } from '../stats/health/fetch-arrivals.ts';
import { fetchCounts } from '../stats/health/fetch-counts.ts';
import { findGameAlarms } from '../stats/health/find-game-alarms.ts';
import type { GameHealth } from '../stats/health/game-health.ts';
import { fetchPulses } from '../stats/health/fetch-pulses.ts';
import { writeDailyBackup } from './daily-backup.ts';
import { beatBackup } from './pulses.ts';
import { recordAlarms } from './record-alarms.ts';
import type { Posts } from './open-posts.ts';
import { Watchdog } from './watchdog.ts';
import type { WorkTools } from './work-tools.ts';

type WorkOptions = {
  /** Returns the importer of a payload's game; undefined when this version does not know the game. */
  readonly findImporter: (game: string) => Promise<GameImporter | undefined>;
  /** The importers of all games that are in use; rows that they find stale are derived again. */
  readonly importers: () => Promise<readonly GameImporter[]>;
  /** Health reports of the games, for the log. */
  readonly health: (db: Kysely<DB>) => Promise<readonly GameHealth[]>;
  /** What the games can post by themselves; without it nothing is posted. */
  readonly posts?: () => Promise<readonly PostGame[]>;
  /** Called with the ids that a job of this process created, changed or removed in a game. */
  readonly onImported?: ((game: string, ids: ReadonlySet<number>) => Promise<void>) | undefined;
  /** Interval between polls for jobs, in seconds; for tests. */
  readonly pollSeconds?: number;
  /** Base URL of Discord's API; for tests. */
  readonly api?: string;
};

/** Starts the job handlers on this database; any number of processes may run them. */
export async function openWork(
  app: WorkTools,
  { findImporter, importers, health, posts: loadPosts, onImported, pollSeconds, api }: WorkOptions,
): Promise<Jobs> {
  const { connection, log } = app;
  const jobs = await openJobs({ connection, log, ...(pollSeconds === undefined ? {} : { pollSeconds }) });
  const posts = await openPostsIf(app, loadPosts, api);
  await jobs.work(buildHandlers(app, { jobs, posts, findImporter, importers, health, onImported }));
  for (const { source } of await findStale(app.db, importers))
    await jobs.send('rederive', { server: source });
  return {
    ...jobs,
    close: async () => {
      await jobs.close();
      await posts?.close();
    },
  };
}

/** null without a token. Loaded on demand, because it imports much. */
async function openPostsIf(
  app: WorkTools,
  load: WorkOptions['posts'],
  api: string | undefined,
): Promise<Posts | null> {
  const { token } = app.config.discord;
  if (token === undefined) return null;
  const { openPosts } = await import('./open-posts.ts');
  return openPosts(app, { token, games: (await load?.()) ?? [], api });
}

type Tools = Pick<WorkOptions, 'findImporter' | 'importers' | 'health' | 'onImported'> & {
  readonly jobs: Jobs;
  readonly posts: Posts | null;
};

function buildHandlers(
  { config, db, log }: WorkTools,
  { jobs, posts, findImporter, importers, health, onImported }: Tools,
): JobHandlers {
  const { quietHours, backupKeep } = config.operations;
  const watchdog = new Watchdog({ quietHours });
  return {
    'drain-inbox': async ({ server: key }, signal) => {
      for (const { game, source } of await fetchWaitingSources(db, key)) {
        const importer = await (await findImporter(game))?.openSource(db, source);
        // A source that was removed meanwhile has nothing to import; a process of a newer version may know its game.
        if (importer === undefined) continue;
        const rounds = await drainInbox(db, importer, { signal });
        if (rounds.size === 0) continue;
        log.info({ server: key, rounds: rounds.size }, 'imported');
        await jobs.send('update-posts', {});
        await onImported?.(game, rounds);
      }
    },
    reimport: async ({ reimport: id }, signal) => {
      await runReimport(db, id, { importers: await importers(), signal });
      log.info({ reimport: id }, 'reimported');
      await jobs.send('update-posts', {});
    },
    rederive: async ({ server }, signal) => {
      const stale = await findStale(db, importers);
      for (const { importer } of stale.filter(({ source }) => source === server)) {
        const files = await importer.rederive?.(db, server, { signal, onProgress: sayProgress(log, server) });
        if (typeof files === 'number') log.info({ server, files }, 'derivation.done');
      }
    },
    'sweep-inbox': async () => {
      for (const { source } of await findStale(db, importers))
        await jobs.send('rederive', { server: source });
      for (const { source } of await fetchWaitingSources(db))
        await jobs.send('drain-inbox', { server: source });
    },
    'maintain-database': async (_payload, signal) => {
      await maintainGames(db, findImporter);
      log.info({ tables: await maintain(db, signal) }, 'database.maintained');
    },
    'check-health': async () => {
      const [arrivals, pulses] = [await fetchArrivals(db), await fetchPulses(db)];
      const now = new Date();
      const found = await findGameAlarms(db, await health(db), now);
      const alarms = watchdog.find({ arrivals, pulses, deadJobs: await jobs.countDead() });
      await recordAlarms(db, [...alarms, ...found], { log, now });
      await jobs.send('update-posts', {});
    },
    'update-posts': posts && (async (_payload, signal) => posts.update(signal)),
    'log-metrics': async () => {
      for (const { server, payloads, rounds } of await fetchCounts(db, await health(db))) {
        log.info({ server, payloads, rounds, rssMb: Math.round(process.memoryUsage.rss() / 1e6) }, 'metrics');
      }
    },
    // Another process keeps the backups, so this one must not take the job.
    'back-up':
      backupKeep === 0
        ? null
        : async () => {
            const done = await writeDailyBackup(db, {
              home: config.home,
              keep: backupKeep,
              now: new Date(),
              importers: await importers(),
            });
            await beatBackup(db);
            log.info(done, 'backup.written');
          },
  };
}

type Stale = { readonly source: string; readonly importer: GameImporter };

/** Returns what this version derives differently from the stored rows, for all games. */
async function findStale(db: Kysely<DB>, importers: WorkOptions['importers']): Promise<Stale[]> {
  const stale: Stale[] = [];
  for (const importer of await importers()) {
    const sources = (await importer.fetchStale?.(db)) ?? [];
    stale.push(...sources.map(({ source }) => ({ source, importer })));
  }
  return stale;
}

const PROGRESS_MS = 10_000;

/** Logs the number of reimported files from time to time. */
function sayProgress(log: Logger, server: string): (done: number) => void {
  let files = 0;
  let said = performance.now();
  log.info({ server }, 'derivation.begins');
  return (done) => {
    files += done;
    if (performance.now() - said < PROGRESS_MS) return;
    said = performance.now();
    log.info({ server, files }, 'derivation.goes_on');
  };
}
