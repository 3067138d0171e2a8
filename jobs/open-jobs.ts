// The job engine: pg-boss on our database. It carries wake-ups, schedules and retries, never the work itself, which is
// in the inbox: a job that is lost or runs twice changes nothing.
import type { Kysely, Transaction } from 'kysely';
import type { PoolConfig } from 'pg';
import { fromKysely, PgBoss } from 'pg-boss';
import { z } from 'zod';
import type { Logger } from '../core/logger.ts';
import { DEFAULT_MAX_CONNECTIONS } from '../database/connect.ts';
import { explainConnectionError } from '../database/failures/explain-connection-error.ts';
import { readDatabaseUrl } from '../database/read-database-url.ts';
import type { DB } from '../database/schema.ts';
import { forgetFuture } from './forget-future.ts';
import { JOB_NAMES, JOB_SCHEMAS, type JobHandlers, type JobName, type JobPayloads } from './job-payloads.ts';
import { DEAD_LETTERS, JOB_QUEUES, JOB_SCHEDULES } from './job-queues.data.ts';
import { STEADY_CLOCK } from './steady-clock.ts';

const SCHEMA = 'pgboss';
const MAX_CONNECTIONS = 3;
/** How long a stop waits for active jobs, whose signals are aborted. */
const STOP_MS = 30_000;
/** How often it is seen to that the database's clock was not set back, and how far ours is from it. */
const CLOCK_LOOK_MS = 60_000;
/** Covers a restart of PostgreSQL: back-off of 1 + 2 + 4 + 8 s. */
const START_ATTEMPTS = 5;

export type JobsOptions = {
  /** Connection to the database; holds the password. */
  readonly connection: PoolConfig;
  readonly log: Logger;
  /** In seconds; pg-boss allows 0.5 and more. Wake-ups by NOTIFY do not depend on it. */
  readonly pollSeconds?: number;
};

export type Jobs = {
  /**
   * Sends a job; within a transaction it exists only if that commits. Adds none when the queue's policy allows no
   * further pending job.
   */
  readonly send: <Name extends JobName>(
    name: Name,
    payload: JobPayloads[Name],
    trx?: Transaction<DB> | Kysely<DB>,
  ) => Promise<void>;
  /** Starts the jobs that have a handler, and the schedules. */
  readonly work: (handlers: JobHandlers) => Promise<void>;
  /** Jobs that are active, waiting for a retry or failed for good; the oldest first. */
  readonly list: () => Promise<JobLine[]>;
  /** Number of jobs that failed for good and need a person, capped at 1000. */
  readonly countDead: () => Promise<number>;
  /** Waits for active jobs to finish and releases the others. */
  readonly close: () => Promise<void>;
};

export type JobLine = {
  readonly name: string;
  /** The server or reimport that the job is for. */
  readonly subject: string | null;
  readonly state: 'running' | 'retrying' | 'failed';
  readonly since: Date;
  /** Error of the last attempt. */
  readonly problem: string | null;
};

/** Throws a DatabaseError when the database stays unreachable or its user may not create the engine's schema. */
export async function openJobs(options: JobsOptions): Promise<Jobs> {
  const { connection, log, pollSeconds = 5 } = options;
  // A small pool spares the LISTEN connection, so wake-ups then wait for the next poll.
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

/** Upper bound of the jobs of one kind. */
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

/** The engine stores a thrown error as an object. */
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
        // The rethrow makes the engine retry.
        log.warn({ job: name, err }, 'job.failed');
        throw err;
      }
    }
  });
}

/** A stored payload may come from another version of this program, so it is validated like any input. */
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
