// One event loop serves imports and those who wait for an answer. Imports pause between their steps while somebody waits,
// so that an answer takes hardly longer beside an import than at rest.
import { setImmediate as nextTurn } from 'node:timers/promises';

/** An import pauses for at most this long in a row, and, however many wait, for at most half of the time. */
export const MOST_PAUSE_MS = 1_000;
/** Work on many things gives way after so many milliseconds. */
const STEP_MS = 8;

export class RightOfWay {
  #waiting = 0;
  #nobodyWaits: PromiseWithResolvers<void> | null = null;
  /** Milliseconds for which imports may still pause; grows again while they run. */
  #credit = MOST_PAUSE_MS;
  #countedAt = performance.now();

  /** Somebody waits: imports pause until the result is called; calling it again does nothing. */
  hold(): () => void {
    this.#waiting += 1;
    this.#nobodyWaits ??= Promise.withResolvers<void>();
    let isHeld = true;
    return () => {
      if (isHeld) this.#waiting -= 1;
      isHeld = false;
      if (this.#waiting > 0) return;
      this.#nobodyWaits?.resolve();
      this.#nobodyWaits = null;
    };
  }

  /** To be awaited between steps that keep the event loop busy: what is due runs, and then what somebody waits for. */
  async give(): Promise<void> {
    await nextTurn();
    this.#credit = Math.min(MOST_PAUSE_MS, this.#credit + this.#lap());
    if (this.#nobodyWaits === null || this.#credit <= 0) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, this.#credit);
    await Promise.race([this.#nobodyWaits.promise, promise]);
    clearTimeout(timer);
    this.#credit -= this.#lap();
  }

  /** Maps in order, and gives way whenever it has taken some milliseconds. */
  async map<Item, Result>(items: Iterable<Item>, map: (item: Item) => Result): Promise<Result[]> {
    const results: Result[] = [];
    let since = performance.now();
    for (const item of items) {
      if (performance.now() - since > STEP_MS) {
        await this.give();
        since = performance.now();
      }
      results.push(map(item));
    }
    return results;
  }

  /** Milliseconds since the last call. */
  #lap(): number {
    const now = performance.now();
    const passed = now - this.#countedAt;
    this.#countedAt = now;
    return passed;
  }
}

/** That of this process, which has one event loop. */
export const rightOfWay = new RightOfWay();
