import { LRUCache } from 'lru-cache';

/** As many messages as may wait for their pictures at one time, and more. */
const KEPT = 5000;

/** Which answer a message is to show: whoever presses on does not want the late picture of the page before. */
export class NewestAnswers {
  readonly #newest = new LRUCache<string, symbol>({ max: KEPT });

  /**
   * @param message the interaction that brought the message into being.
   * @returns tells whether nothing newer has been asked of that message since.
   */
  take(message: string): () => boolean {
    const mine = Symbol(message);
    this.#newest.set(message, mine);
    return () => (this.#newest.get(message) ?? mine) === mine;
  }
}
