// How each job queues, how often it is tried, and when it comes by itself.
import type { Queue } from 'pg-boss';
import type { JobName } from './job-payloads.ts';

/** Where a job ends that failed as often as it may; a person looks at it there. */
export const DEAD_LETTERS = 'dead-letters';

const WEEK_S = 7 * 24 * 3600;

/** A worker that dies is noticed by its missing heartbeat, and its job is given to another. */
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
/** What comes again by itself is not worth a queue of its past. */
const recurring = { ...patient, policy: 'short', retryLimit: 1 } as const;

export const JOB_QUEUES = {
  // One waits per server, whatever number of payloads came; one more may be at work.
  'drain-inbox': { ...patient, policy: 'short', notify: true, deleteAfterSeconds: 3600 },
  // Any number may wait; whoever asked is watching.
  reimport: { ...patient, notify: true },
  // One at work and one behind it per server; each goes on where the one before stopped.
  rederive: { ...patient, policy: 'short', notify: true },
  'sweep-inbox': { ...recurring, deleteAfterSeconds: 3600 },
  'maintain-database': recurring,
  'check-health': recurring,
  // Where no process may write to a channel the word is forgotten.
  'tell-alarms': { ...recurring, deleteAfterSeconds: 3600, retentionSeconds: 3600 },
  'log-metrics': recurring,
  'back-up': { ...recurring, retryLimit: 3 },
} as const satisfies Record<JobName, Omit<Queue, 'name'>>;

/** How often a reimport is tried before it is left to a person. */
export const REIMPORT_ATTEMPTS = JOB_QUEUES.reimport.retryLimit + 1;

/** Cron, in UTC. */
export const JOB_SCHEDULES = {
  'sweep-inbox': '* * * * *',
  'check-health': '*/5 * * * *',
  'log-metrics': '7 * * * *',
  'back-up': '43 3 * * *',
  'maintain-database': '17 4 * * *',
} as const satisfies Partial<Record<JobName, string>>;
