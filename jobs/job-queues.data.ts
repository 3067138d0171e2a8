// Queue policy, retries and schedule of every job.
import type { Queue } from 'pg-boss';
import type { JobName } from './job-payloads.ts';

/** Queue for jobs that used up their retries, for a person to inspect. */
export const DEAD_LETTERS = 'dead-letters';

const WEEK_S = 7 * 24 * 3600;

/** A worker that dies misses its heartbeat, and its job goes to another worker. */
const patient = {
  retryLimit: 5,
  retryBackoff: true,
  retryDelay: 1,
  retryDelayMax: 300,
  heartbeatSeconds: 30,
  expireInSeconds: 6 * 3600,
  deleteAfterSeconds: 24 * 3600,
  retentionSeconds: WEEK_S,
  deadLetter: DEAD_LETTERS,
} as const;
/** Scheduled jobs recur anyway, so their history is not kept. */
const recurring = { ...patient, policy: 'short', retryLimit: 1 } as const;

export const JOB_QUEUES = {
  // At most one pending per server, whatever number of payloads came, plus one active.
  'drain-inbox': { ...patient, policy: 'short', notify: true, deleteAfterSeconds: 3600 },
  // Any number may be pending, because a person is waiting for each.
  reimport: { ...patient, notify: true },
  // At most one active and one pending per server; each resumes where the previous one stopped.
  rederive: { ...patient, policy: 'short', notify: true },
  'sweep-inbox': { ...recurring, deleteAfterSeconds: 3600 },
  'maintain-database': recurring,
  'check-health': recurring,
  // Expires where no process has a token. A wake-up may be lost: the next minute has another.
  'update-posts': { ...recurring, notify: true, deleteAfterSeconds: 3600, retentionSeconds: 3600 },
  'log-metrics': recurring,
  'back-up': { ...recurring, retryLimit: 3 },
} as const satisfies Record<JobName, Omit<Queue, 'name'>>;

/** Attempts of a reimport before it needs a person. */
export const REIMPORT_ATTEMPTS = JOB_QUEUES.reimport.retryLimit + 1;

/** Cron, in UTC. */
export const JOB_SCHEDULES = {
  'sweep-inbox': '* * * * *',
  'update-posts': '* * * * *',
  'check-health': '*/5 * * * *',
  'log-metrics': '7 * * * *',
  'back-up': '43 3 * * *',
  'maintain-database': '17 4 * * *',
} as const satisfies Partial<Record<JobName, string>>;
