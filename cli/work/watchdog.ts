// Looks at the age of what came in and cries where something does not go on. One cry a trouble and an hour, and a word
// when it is over.
import type { Logger } from '../../core/logger.ts';
import type { Arrivals } from '../../stats/health/fetch-arrivals.ts';

const COOL_DOWN_MS = 3_600_000;
const STUCK_MS = 600_000;
const HOUR_MS = 3_600_000;

type WatchdogOptions = {
  readonly log: Logger;
  /** After how many hours without a file a server counts as silent; 0 for never. */
  readonly quietHours: number;
  readonly now?: () => number;
};

type Waiting = { readonly files: number; readonly since: number };
export type Alarm = { readonly alarm: string; readonly server?: string; readonly say: string };

export class Watchdog {
  readonly #log: Logger;
  readonly #quietMs: number;
  readonly #now: () => number;
  readonly #waiting = new Map<string, Waiting>();
  readonly #cried = new Map<string, number>();

  constructor({ log, quietHours, now = Date.now }: WatchdogOptions) {
    this.#log = log;
    this.#quietMs = quietHours * HOUR_MS;
    this.#now = now;
  }

  check(arrivals: readonly Arrivals[], deadJobs: number): readonly Alarm[] {
    const alarms = arrivals.flatMap((arrival) => [...this.#findStuck(arrival), ...this.#findQuiet(arrival)]);
    if (deadJobs > 0) alarms.push({ alarm: 'dead_jobs', say: `${deadJobs} jobs failed for good.` });
    const keys = new Set(alarms.map(keyOf));
    for (const alarm of alarms) this.#cry(alarm);
    for (const key of this.#cried.keys()) {
      if (keys.has(key)) continue;
      this.#cried.delete(key);
      this.#log.info({ alarm: key }, 'watchdog.over');
    }
    return alarms;
  }

  /** By our own clock from when we saw it, and only while the heap does not shrink: a back-fill takes its time. */
  #findStuck({ server, waiting }: Arrivals): Alarm[] {
    const before = this.#waiting.get(server);
    if (waiting === 0) {
      this.#waiting.delete(server);
      return [];
    }
    if (before === undefined || waiting < before.files) {
      this.#waiting.set(server, { files: waiting, since: this.#now() });
      return [];
    }
    if (this.#now() - before.since < STUCK_MS) return [];
    return [{ alarm: 'stuck', server, say: `${waiting} files wait to be imported and do not get fewer.` }];
  }

  #findQuiet({ server, lastAt }: Arrivals): Alarm[] {
    if (this.#quietMs === 0 || lastAt === null) return [];
    const ageMs = this.#now() - lastAt.getTime();
    if (ageMs < this.#quietMs) return [];
    return [{ alarm: 'quiet', server, say: `No file came for ${Math.floor(ageMs / HOUR_MS)} hours.` }];
  }

  #cry(alarm: Alarm): void {
    const key = keyOf(alarm);
    const last = this.#cried.get(key);
    if (last !== undefined && this.#now() - last < COOL_DOWN_MS) return;
    this.#cried.set(key, this.#now());
    this.#log.error(alarm, 'watchdog.alarm');
  }
}

function keyOf({ alarm, server }: Alarm): string {
  return server === undefined ? alarm : `${alarm}/${server}`;
}
