import { LRUCache } from 'lru-cache';

/** More than the number of messages that can wait for their pictures at one time. */
const KEPT = 5000;

/** Tracks the latest request per message, so that a late picture of an earlier page never replaces a newer one. */
export class NewestAnswers {
  readonly #newest = new LRUCache<string, symbol>({ max: KEPT });

  /**
   * @param message the interaction that created the message.
   * @returns whether nothing newer has been requested of that message since.
   */
  take(message: string): () => boolean {
    const mine = Symbol(message);
    this.#newest.set(message, mine);
    return () => (this.#newest.get(message) ?? mine) === mine;
  }
}
