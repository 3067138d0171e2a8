// Checks the age of the latest files and of recurring activities, and reports what has stopped.
import type { Arrivals } from '../stats/health/fetch-arrivals.ts';
import type { Pulse } from '../stats/health/fetch-pulses.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const STUCK_MS = 10 * MINUTE_MS;

type WatchdogOptions = {
  /** Hours without a file after which a server is silent; 0 disables the check. */
  readonly quietHours: number;
  /** The machine's clock, compared with timestamps of the database. */
  readonly now?: () => number;
  /** Monotonic milliseconds, unaffected by changes of that clock. */
  readonly elapsed?: () => number;
};

export type Look = {
  readonly arrivals: readonly Arrivals[];
  readonly pulses: readonly Pulse[];
  readonly deadJobs: number;
};
export type Alarm = {
  /** Identifies an alarm: `stuck/default`, `silent/sftp/default`. */
  readonly key: string;
  /** What is wrong and what to do. */
  readonly say: string;
};
type Waiting = { readonly files: number; readonly since: number };
/** A timestamp of the database, and when this process first saw it, by `elapsed`. */
type Seen = { readonly at: number; readonly since: number };

export class Watchdog {
  readonly #quietMs: number;
  readonly #now: () => number;
  readonly #elapsed: () => number;
  readonly #waiting = new Map<string, Waiting>();
  readonly #seen = new Map<string, Seen>();

  constructor({ quietHours, now = Date.now, elapsed = () => performance.now() }: WatchdogOptions) {
    this.#quietMs = quietHours * HOUR_MS;
    this.#now = now;
    this.#elapsed = elapsed;
  }

  find({ arrivals, pulses, deadJobs }: Look): Alarm[] {
    const dead = {
      key: 'dead_jobs',
      say: `${deadJobs} jobs failed for good. The log says why: look for job.failed.`,
    };
    return [
      ...arrivals.flatMap((arrival) => [...this.#findStuck(arrival), ...this.#findQuiet(arrival)]),
      ...pulses.flatMap((pulse) => this.#findSilent(pulse)),
      ...(deadJobs > 0 ? [dead] : []),
    ];
  }

  /**
   * Measures by the monotonic clock since this process first saw the queue, and only while the queue does not shrink,
   * because a back-fill takes time. As another process may have checked in between, the oldest file must be that old
   * too.
   */
  #findStuck({ server, waiting, waitingSince }: Arrivals): Alarm[] {
    const oldestMs = waitingSince === null ? Infinity : this.#ageOf(`waiting/${server}`, waitingSince);
    const before = this.#waiting.get(server);
    if (waiting === 0) {
      this.#waiting.delete(server);
      return [];
    }
    if (before === undefined || waiting < before.files) {
      this.#waiting.set(server, { files: waiting, since: this.#elapsed() });
      return [];
    }
    if (this.#elapsed() - before.since < STUCK_MS || oldestMs < STUCK_MS) return [];
    const say = `${waiting} files of server "${server}" wait to be imported and their number does not fall. The log says why: look for import.will_retry and job.failed.`;
    return [{ key: `stuck/${server}`, say }];
  }

  #findQuiet({ server, lastAt }: Arrivals): Alarm[] {
    if (this.#quietMs === 0 || lastAt === null) return [];
    const ageMs = this.#ageOf(`arrival/${server}`, lastAt);
    if (ageMs < this.#quietMs) return [];
    const say = `No file of server "${server}" came for ${sayLength(ageMs)}. If it was played on, check that its Lua script runs.`;
    return [{ key: `quiet/${server}`, say }];
  }

  /**
   * Age by the machine's clock, and at least the time since this process first saw the instant: the clock may have been
   * set back meanwhile.
   */
  #ageOf(key: string, instant: Date): number {
    const at = instant.getTime();
    const before = this.#seen.get(key);
    const seen = before?.at === at ? before : { at, since: this.#elapsed() };
    this.#seen.set(key, seen);
    return Math.max(this.#now() - at, this.#elapsed() - seen.since);
  }

  #findSilent({ name, beatAt, silentAfterS }: Pulse): Alarm[] {
    const ageMs = this.#ageOf(`pulse/${name}`, beatAt);
    if (ageMs < silentAfterS * 1000) return [];
    return [{ key: `silent/${name}`, say: saySilence(name, sayLength(ageMs)) }];
  }
}

function saySilence(name: string, length: string): string {
  const [kind = '', server = ''] = name.split('/');
  switch (kind) {
    case 'folder':
      return `The folder of server "${server}" could not be read for ${length}. Check that it exists and that "npm start" runs.`;
    case 'sftp':
      return `The files of server "${server}" could not be reached by SFTP for ${length}. "npm run debrief -- sftp test" says why.`;
    case 'bot':
      return `The bot was not online for ${length}. The log says why: look for discord.state.`;
    case 'backup':
      return `No backup was written for ${length}. The log says why: look for job.failed. A full disk is a common cause.`;
    default:
      return `There was no sign of ${name} for ${length}. Check that "npm start" runs.`;
  }
}

/** "17 minutes", "5 hours", "3 days". */
function sayLength(ms: number): string {
  if (ms < 2 * HOUR_MS) return `${Math.floor(ms / MINUTE_MS)} minutes`;
  if (ms < 48 * HOUR_MS) return `${Math.floor(ms / HOUR_MS)} hours`;
  return `${Math.floor(ms / (24 * HOUR_MS))} days`;
}
