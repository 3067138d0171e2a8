import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';

/**
 * Serializes the requests to a host: with a minimum gap between one and the next, and none while the host asked for a
 * pause. The gap begins at the end of a request, by the monotonic clock. From its start it would be too short for the
 * host: a request that takes long on its way arrives late, and the next one arrives sooner after it than it was sent.
 * p-queue's own interval counts from when a job was due by the wall clock, which is worse.
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
        try {
          return await work();
        } finally {
          this.quiet(this.#gapMs);
        }
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
