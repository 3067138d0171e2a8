import { createHash } from 'node:crypto';
import type { Settings } from '../settings.ts';

/** Times are of the monotonic clock: the wall clock of the bot's machine may differ. */
type Window = { count: number; endsAt: number };

export type Verdict = {
  readonly headers: Record<string, string>;
  readonly retryAfter: number | undefined;
  readonly isGlobal: boolean;
};

export type LimitedCall = {
  /** `POST /channels/:channel/messages` */
  readonly route: string;
  /** The channel, guild or webhook with its own bucket. */
  readonly major: string;
  /** False if the global limit does not apply. */
  readonly isShared: boolean;
};

/** Fixed windows for each route and major id, and a global one. */
export class RateLimiter {
  readonly #settings: Settings;
  readonly #windows = new Map<string, Window>();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  take({ route, major, isShared }: LimitedCall): Verdict {
    const { max, window } = this.#settings.limits[route] ?? this.#settings.defaultLimit;
    const all = isShared ? this.#count('global', 1000) : undefined;
    const own = this.#count(`${route} ${major}`, window);
    const resetAfter = (own.endsAt - performance.now()) / 1000;
    const headers = {
      'x-ratelimit-limit': String(max),
      'x-ratelimit-remaining': String(Math.max(0, max - own.count)),
      'x-ratelimit-reset': (Date.now() / 1000 + resetAfter).toFixed(3),
      'x-ratelimit-reset-after': resetAfter.toFixed(3),
      'x-ratelimit-bucket': createHash('md5').update(route).digest('hex'),
    };
    if (all !== undefined && all.count > this.#settings.globalLimit) {
      return { headers, retryAfter: (all.endsAt - performance.now()) / 1000, isGlobal: true };
    }
    return { headers, retryAfter: own.count > max ? resetAfter : undefined, isGlobal: false };
  }

  #count(key: string, length: number): Window {
    const now = performance.now();
    const old = this.#windows.get(key);
    const window = old === undefined || old.endsAt <= now ? { count: 0, endsAt: now + length } : old;
    window.count += 1;
    this.#windows.set(key, window);
    return window;
  }
}
