import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';

/**
 * Serializes the requests to a host: with a minimum gap between their starts, and none while the host asked for a
 * pause. The gap is measured from the real start by the monotonic clock; p-queue's own interval counts from when a job
 * was due by the wall clock, so that a late start would shorten the next gap.
 */
export class HostQueue {
  readonly #queue = new PQueue({ concurrency: 1 });
  readonly #gapMs: number;
  #quietUntil = 0;

  constructor(gapMs: number) {
    this.#gapMs = gapMs;
  }

  async run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    return await this.#queue.add(
      async () => {
        await this.#awaitTurn(signal);
        this.quiet(this.#gapMs);
        return await work();
      },
      { signal },
    );
  }

  /** Pauses requests for as long as the host asked. */
  quiet(ms: number): void {
    this.#quietUntil = Math.max(this.#quietUntil, performance.now() + ms);
  }

  /** A timer may fire a fraction of a millisecond early, and the pause may be extended meanwhile. */
  async #awaitTurn(signal: AbortSignal): Promise<void> {
    for (let ms = this.#restMs(); ms > 0; ms = this.#restMs()) await sleep(ms, undefined, { signal });
  }

  #restMs(): number {
    return this.#quietUntil - performance.now();
  }
}
