type Batch<Key, Value> = {
  readonly keys: Set<Key>;
  readonly found: Promise<ReadonlyMap<Key, Value>>;
};

/**
 * Looks things up with one query at a time. What is asked for while one runs is looked up together by the next, which begins
 * after all of its callers asked, so that nobody gets a value from before their question.
 */
export class SharedLook<Key, Value> {
  readonly #look: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>;
  #running: Promise<unknown> = Promise.resolve();
  #next: Batch<Key, Value> | undefined;

  constructor(look: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>) {
    this.#look = look;
  }

  /** undefined for what was not found. Throws what the look throws. */
  async read(key: Key): Promise<Value | undefined> {
    const batch = (this.#next ??= this.#open());
    batch.keys.add(key);
    return (await batch.found).get(key);
  }

  #open(): Batch<Key, Value> {
    const keys = new Set<Key>();
    const found = this.#running.then(async () => {
      this.#next = undefined;
      return await this.#look([...keys]);
    });
    // A look that fails does so for its own callers only.
    this.#running = found.catch(() => undefined);
    return { keys, found };
  }
}
