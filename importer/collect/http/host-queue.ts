import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';

/** One request at a time to a host, so far apart as it wants, and none while it asked to be left alone. */
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

  /** The host said how long it wants no request. */
  quiet(ms: number): void {
    this.#quietUntil = Math.max(this.#quietUntil, performance.now() + ms);
  }
}
