// The job engine: pg-boss on our own database. It carries wake-ups, schedules and retries, never the work itself: that
// lies in the inbox, so a job that is lost or done twice changes nothing.
import type { Kysely, Transaction } from 'kysely';
import type { PoolConfig } from 'pg';
import { fromKysely, PgBoss } from 'pg-boss';
import { z } from 'zod';
import type { Logger } from '../core/logger.ts';
import { DEFAULT_MAX_CONNECTIONS } from '../database/connect.ts';
import { explainConnectionError } from '../database/explain-connection-error.ts';
import { readDatabaseUrl } from '../database/read-database-url.ts';
import type { DB } from '../database/schema.ts';
import { forgetFuture } from './forget-future.ts';
import { JOB_NAMES, JOB_SCHEMAS, type JobHandlers, type JobName, type JobPayloads } from './job-payloads.ts';
import { DEAD_LETTERS, JOB_QUEUES, JOB_SCHEDULES } from './job-queues.data.ts';
import { STEADY_CLOCK } from './steady-clock.ts';

const SCHEMA = 'pgboss';
const MAX_CONNECTIONS = 3;
/** How long a stop waits for jobs at work; they are told to hurry by their signal. */
const STOP_MS = 30_000;
/** How often it is seen to that the database's clock was not set back, and how far ours is from it. */
const CLOCK_LOOK_MS = 60_000;
/** A PostgreSQL that starts anew is waited for: 1 + 2 + 4 + 8 s. */
const START_ATTEMPTS = 5;

export type JobsOptions = {
  /** Where the database is; holds the password. */
  readonly connection: PoolConfig;
  readonly log: Logger;
  /** In seconds: the least that pg-boss allows is 0.5. Wake-ups by NOTIFY do not wait for it. */
  readonly pollSeconds?: number;
};

export type Jobs = {
  /** Sends a job; within a transaction it exists if that commits. Where one of its kind waits already, none is added. */
  readonly send: <Name extends JobName>(
    name: Name,
    payload: JobPayloads[Name],
    trx?: Transaction<DB> | Kysely<DB>,
  ) => Promise<void>;
  /** Works on the jobs that have a handler from now on, and lets the scheduled ones come. */
  readonly work: (handlers: JobHandlers) => Promise<void>;
  /** Jobs at work, waiting to be tried again, or failed for good; the oldest first. */
  readonly list: () => Promise<JobLine[]>;
  /** How many jobs failed for good and wait for a person; 1000 stands for that many or more. */
  readonly countDead: () => Promise<number>;
  /** Lets jobs at work finish, gives back the others. */
  readonly close: () => Promise<void>;
};

export type JobLine = {
  readonly name: string;
  /** Of which server or reimport. */
  readonly subject: string | null;
  readonly state: 'running' | 'retrying' | 'failed';
  readonly since: Date;
  /** What the last attempt failed of. */
  readonly problem: string | null;
};

/** Throws a DatabaseError where the database stays out of reach or its user may not create the engine's schema. */
export async function openJobs(options: JobsOptions): Promise<Jobs> {
  const { connection, log, pollSeconds = 5 } = options;
  // Where connections are few, wake-ups wait for the next poll.
  const isTight = (connection.max ?? DEFAULT_MAX_CONNECTIONS) < DEFAULT_MAX_CONNECTIONS;
  const boss = new PgBoss({
    ...addressOf(connection),
    schema: SCHEMA,
    application_name: 'debrief-jobs',
    max: isTight ? 1 : MAX_CONNECTIONS,
    useListenNotify: !isTight,
    clock: STEADY_CLOCK,
    clockMonitorIntervalSeconds: CLOCK_LOOK_MS / 1000,
  });
  boss.on('error', (err) => log.warn({ err }, 'jobs.trouble'));
  const said = new Set<string>();
  boss.on('warning', ({ message }) => {
    // The same is true at every look; it is worth one word.
    if (said.has(message)) return;
    said.add(message);
    log.warn({ message }, 'jobs.warning');
  });
  try {
    await boss.start({ attempts: START_ATTEMPTS });
    await boss.createQueue(DEAD_LETTERS, { retentionSeconds: 90 * 24 * 3600 });
    for (const name of JOB_NAMES) await boss.createQueue(name, JOB_QUEUES[name]);
  } catch (error) {
    await boss.stop({ graceful: false });
    throw explainConnectionError(error, targetOf(connection));
  }
  const stopping = new AbortController();
  const lookAtClock = async (): Promise<void> =>
    forgetFuture(boss, SCHEMA).catch((err: unknown) => log.warn({ err }, 'jobs.clock_not_seen'));
  await lookAtClock();
  const clock = setInterval(() => void lookAtClock(), CLOCK_LOOK_MS);
  return {
    send: async (name, payload, trx) => {
      const key = 'server' in payload ? { singletonKey: payload.server } : {};
      await boss.send(name, payload, { ...key, ...(trx === undefined ? {} : { db: fromKysely(trx) }) });
    },
    work: async (handlers) => {
      for (const name of JOB_NAMES)
        if (handlers[name] !== null) await workOn(boss, { name, handlers, log, pollSeconds, stopping });
      for (const [name, cron] of Object.entries(JOB_SCHEDULES)) await boss.schedule(name, cron);
    },
    list: async () => listJobs(boss),
    countDead: async () => (await boss.findJobs(DEAD_LETTERS, { queued: true })).length,
    close: async () => {
      stopping.abort();
      clearInterval(clock);
      await boss.stop({ graceful: true, timeout: STOP_MS });
    },
  };
}

/** More jobs of one kind than are ever kept. */
const MOST_JOBS = 10_000;

async function listJobs(boss: PgBoss): Promise<JobLine[]> {
  const lines: JobLine[] = [];
  for (const name of JOB_NAMES) {
    for (const job of await boss.findJobs(name, { limit: MOST_JOBS })) {
      if (job.state !== 'active' && job.state !== 'retry') continue;
      const state = job.state === 'active' ? 'running' : 'retrying';
      const [since, problem] = [job.startedOn, messageIn(job.output)];
      lines.push({ name, subject: subjectIn(job.data), state, since, problem });
    }
  }
  for (const job of await boss.findJobs(DEAD_LETTERS, { queued: true })) {
    const [name, problem] = [job.sourceName ?? DEAD_LETTERS, messageIn(job.sourceOutput)];
    lines.push({ name, subject: subjectIn(job.data), state: 'failed', since: job.createdOn, problem });
  }
  return lines.toSorted((a, b) => a.since.getTime() - b.since.getTime());
}

const subject = z.union([
  z.object({ server: z.string() }).transform(({ server }) => server),
  z.object({ reimport: z.string() }).transform(({ reimport }) => reimport),
]);

function subjectIn(data: unknown): string | null {
  return subject.safeParse(data).data ?? null;
}

/** The engine keeps a thrown error as an object. */
function messageIn(output: unknown): string | null {
  return z.object({ message: z.string() }).safeParse(output).data?.message ?? null;
}

type Work = {
  readonly name: JobName;
  readonly handlers: JobHandlers;
  readonly log: Logger;
  readonly pollSeconds: number;
  readonly stopping: AbortController;
};

async function workOn(boss: PgBoss, { name, handlers, log, pollSeconds, stopping }: Work): Promise<void> {
  const polling = { pollingIntervalSeconds: pollSeconds, notifyPollingIntervalSeconds: pollSeconds };
  await boss.work(name, { ...polling, batchSize: 1 }, async (jobs) => {
    for (const job of jobs) {
      const started = performance.now();
      try {
        const signal = AbortSignal.any([job.signal, stopping.signal]);
        await run(name, handlers, { data: job.data, signal });
        log.debug({ job: name, ms: Math.round(performance.now() - started) }, 'job.done');
      } catch (err) {
        // The engine tries again; it is told so by the throw.
        log.warn({ job: name, err }, 'job.failed');
        throw err;
      }
    }
  });
}

/** What lies in the database may be of another version of this program, so it is checked like any input. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it ties schema and handler of one name together.
async function run<Name extends JobName>(
  name: Name,
  handlers: JobHandlers,
  { data, signal }: { readonly data: unknown; readonly signal: AbortSignal },
): Promise<void> {
  const payload = JOB_SCHEMAS[name].parse(data ?? {});
  await handlers[name]?.(payload, signal);
}

/** Without the password. */
function targetOf({ connectionString, host }: PoolConfig): string {
  return connectionString === undefined ? (host ?? 'localhost') : readDatabaseUrl(connectionString);
}

function addressOf({ connectionString, host, port, user, password, database, options }: PoolConfig) {
  const session = { options: options ?? '' };
  if (connectionString !== undefined) return { connectionString, ...session };
  return {
    host: host ?? 'localhost',
    port: port ?? 5432,
    user: user ?? '',
    password: password ?? '',
    database: database ?? '',
    ...session,
  };
}
