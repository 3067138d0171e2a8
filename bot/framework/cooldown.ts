import { LRUCache } from 'lru-cache';

const BURST = 3;
const REFILL_MS = 3000;
const REMEMBERED = 10_000;

/** Remaining credit in ms; an action costs REFILL_MS. */
type Bucket = { readonly credit: number; readonly at: number };

/** Allows three actions at once, then one every three seconds, for each key. */
export class Cooldown {
  readonly #buckets = new LRUCache<string, Bucket>({ max: REMEMBERED });

  /**
   * @param now in ms; setting the clock back costs at most one refill.
   * @returns null when the action is allowed, else the instant from which it is.
   */
  take(key: string, now: number): number | null {
    const full = BURST * REFILL_MS;
    const bucket = this.#buckets.get(key) ?? { credit: full, at: now };
    const credit = Math.min(full, bucket.credit + Math.max(0, now - bucket.at));
    if (credit < REFILL_MS) {
      if (now < bucket.at) this.#buckets.set(key, { credit, at: now });
      return now + REFILL_MS - credit;
    }
    this.#buckets.set(key, { credit: credit - REFILL_MS, at: now });
    return null;
  }
}
