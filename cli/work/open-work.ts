// All that a process does besides collecting: the jobs that a schedule or a wake-up brings.
import { maintain } from '../../database/maintain.ts';
import { DerivationMemory } from '../../importer/etlegacy/derivation-memory.ts';
import { runReimport } from '../../importer/etlegacy/run-reimport.ts';
import { drainInbox } from '../../importer/inbox/drain-inbox.ts';
import { fetchWaitingSources } from '../../importer/inbox/fetch-waiting-sources.ts';
import type { JobHandlers } from '../../jobs/job-payloads.ts';
import { type Jobs, openJobs } from '../../jobs/open-jobs.ts';
import { fetchArrivals } from '../../stats/health/fetch-arrivals.ts';
import { fetchCounts } from '../../stats/health/fetch-counts.ts';
import { findServer } from '../find-server.ts';
import type { App } from '../open-app.ts';
import { writeDailyBackup } from './daily-backup.ts';
import { Watchdog } from './watchdog.ts';

type WorkOptions = {
  /** Hears of rounds that came to be, changed or went by a job of this process. */
  readonly onRounds?: (ids: ReadonlySet<number>) => Promise<void>;
  /** Seconds between looks for jobs; for tests. */
  readonly pollSeconds?: number;
};

/** Joins the work on this database; any number of processes may. */
export async function openWork(app: App, { onRounds, pollSeconds }: WorkOptions = {}): Promise<Jobs> {
  const { connection, log } = app;
  const jobs = await openJobs({ connection, log, ...(pollSeconds === undefined ? {} : { pollSeconds }) });
  await jobs.work(buildHandlers(app, jobs, onRounds ?? (async () => {})));
  return jobs;
}

function buildHandlers(
  { config, db, log }: App,
  jobs: Jobs,
  onRounds: (ids: ReadonlySet<number>) => Promise<void>,
): JobHandlers {
  const { quietHours, backupKeep } = config.operations;
  const memories = new Map<string, DerivationMemory>();
  const watchdog = new Watchdog({ log, quietHours });
  return {
    'drain-inbox': async ({ server: key }, signal) => {
      const server = await findServer(db, key);
      // A server that was forgotten meanwhile has nothing to import.
      if (server === undefined) return;
      const memory = memories.get(key) ?? new DerivationMemory();
      memories.set(key, memory);
      const rounds = await drainInbox(db, server, { memory, signal });
      if (rounds.size === 0) return;
      log.info({ server: key, rounds: rounds.size }, 'imported');
      await onRounds(rounds);
    },
    reimport: async ({ reimport: id }, signal) => {
      await runReimport(db, id, { signal });
      log.info({ reimport: id }, 'reimported');
    },
    'sweep-inbox': async () => {
      for (const server of await fetchWaitingSources(db)) await jobs.send('drain-inbox', { server });
    },
    'maintain-database': async (_payload, signal) => {
      log.info({ tables: await maintain(db, signal) }, 'database.maintained');
    },
    'check-health': async () => {
      watchdog.check(await fetchArrivals(db), await jobs.countDead());
    },
    'log-metrics': async () => {
      for (const { server, payloads, rounds } of await fetchCounts(db)) {
        log.info({ server, payloads, rounds, rssMb: Math.round(process.memoryUsage.rss() / 1e6) }, 'metrics');
      }
    },
    'back-up': async () => {
      if (backupKeep === 0) return;
      const done = await writeDailyBackup(db, { home: config.home, keep: backupKeep, now: new Date() });
      log.info(done, 'backup.written');
    },
  };
}
