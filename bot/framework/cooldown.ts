import { LRUCache } from 'lru-cache';

const BURST = 3;
const REFILL_MS = 3000;
const REMEMBERED = 10_000;

type Bucket = { tokens: number; at: number };

/** Three at once, then one every three seconds, for each key. */
export class Cooldown {
  readonly #buckets = new LRUCache<string, Bucket>({ max: REMEMBERED });

  /** @returns null when it may go ahead, else the instant from which it may. `now` in ms. */
  take(key: string, now: number): number | null {
    const bucket = this.#buckets.get(key) ?? { tokens: BURST, at: now };
    const tokens = Math.min(BURST, bucket.tokens + (now - bucket.at) / REFILL_MS);
    if (tokens < 1) return now + Math.ceil((1 - tokens) * REFILL_MS);
    this.#buckets.set(key, { tokens: tokens - 1, at: now });
    return null;
  }
}
