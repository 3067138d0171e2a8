// Looks at the age of what came in and of what has to go well again and again, and finds what does not go on.
import type { Arrivals } from '../stats/health/fetch-arrivals.ts';
import type { Pulse } from '../stats/health/fetch-pulses.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const STUCK_MS = 10 * MINUTE_MS;

type WatchdogOptions = {
  /** After how many hours without a file a server counts as silent; 0 for never. */
  readonly quietHours: number;
  /** The machine's clock, beside which the database holds its times. */
  readonly now?: () => number;
  /** Milliseconds that only ever go on, whatever is done to that clock. */
  readonly elapsed?: () => number;
};

export type Look = {
  readonly arrivals: readonly Arrivals[];
  readonly pulses: readonly Pulse[];
  readonly deadJobs: number;
};
export type Alarm = {
  /** One for each trouble: `stuck/default`, `silent/sftp/default`. */
  readonly key: string;
  /** What is wrong and what to do. */
  readonly say: string;
};
type Waiting = { readonly files: number; readonly since: number };
/** An instant of the database, and when this process first saw it, by `elapsed`. */
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
   * By our own clock from when we saw it, and only while the heap does not shrink: a back-fill takes its time. As others
   * may have looked in between, one file has to be as old as that too.
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
    const say = `${waiting} files of server "${server}" wait to be imported and do not get fewer. The log says why: look for import.will_retry and job.failed.`;
    return [{ key: `stuck/${server}`, say }];
  }

  #findQuiet({ server, lastAt }: Arrivals): Alarm[] {
    if (this.#quietMs === 0 || lastAt === null) return [];
    const ageMs = this.#ageOf(`arrival/${server}`, lastAt);
    if (ageMs < this.#quietMs) return [];
    const say = `No file of server "${server}" came for ${sayLength(ageMs)}. If it was played on, look whether its Lua script runs.`;
    return [{ key: `quiet/${server}`, say }];
  }

  /** By the machine's clock, and at least as long as it has stood there: that clock may have been set back meanwhile. */
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
      return `The folder of server "${server}" could not be read for ${length}. Look whether it is there and whether "npm start" runs.`;
    case 'sftp':
      return `The files of server "${server}" could not be reached by SFTP for ${length}. "npm run debrief -- sftp test" says why.`;
    case 'bot':
      return `The bot was not online for ${length}. The log says why: look for discord.state.`;
    case 'backup':
      return `No backup was written for ${length}. The log says why: look for job.failed; or the disk is full.`;
    default:
      return `Nothing was heard of ${name} for ${length}. Look whether "npm start" runs.`;
  }
}

/** "17 minutes", "5 hours", "3 days". */
function sayLength(ms: number): string {
  if (ms < 2 * HOUR_MS) return `${Math.floor(ms / MINUTE_MS)} minutes`;
  if (ms < 48 * HOUR_MS) return `${Math.floor(ms / HOUR_MS)} hours`;
  return `${Math.floor(ms / (24 * HOUR_MS))} days`;
}
