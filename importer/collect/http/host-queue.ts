import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';

/** Serializes the requests to a host: with a minimum gap, and none while the host asked for a pause. */
export class HostQueue {
  readonly #queue: PQueue;
  #quietUntil = 0;

  constructor(gapMs: number) {
    this.#queue =
      gapMs > 0
        ? new PQueue({ concurrency: 1, interval: gapMs, intervalCap: 1, strict: true })
        : new PQueue({ concurrency: 1 });
  }

  async run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    return await this.#queue.add(
      async () => {
        const ms = this.#quietUntil - performance.now();
        if (ms > 0) await sleep(ms, undefined, { signal });
        return await work();
      },
      { signal },
    );
  }

  /** Pauses requests for as long as the host asked. */
  quiet(ms: number): void {
    this.#quietUntil = Math.max(this.#quietUntil, performance.now() + ms);
  }
}
