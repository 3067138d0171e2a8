export type WaitOptions = { readonly timeout: number; readonly what: string };

/** Lets a test wait for a future action of the bot, without polling. */
export class Signal {
  readonly #waiters = new Set<() => void>();

  notify(): void {
    for (const wake of Array.from(this.#waiters)) wake();
  }

  /** Returns the first value of `probe` that is not undefined; rejects after `timeout` milliseconds. */
  async until<T>(probe: () => T | undefined, { timeout, what }: WaitOptions): Promise<T> {
    const now = probe();
    if (now !== undefined) return now;
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiters.delete(check);
        reject(new Error(`Waited ${timeout} ms in vain for ${what}`));
      }, timeout);
      const check = (): void => {
        const value = probe();
        if (value === undefined) return;
        this.#waiters.delete(check);
        clearTimeout(timer);
        resolve(value);
      };
      this.#waiters.add(check);
    });
  }
}
