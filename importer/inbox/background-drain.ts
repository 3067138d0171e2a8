import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { SourceImporter } from '../game-importer.ts';
import { type DrainOptions, drainInbox } from './drain-inbox.ts';

/** Enough for some batches; storing further ahead would only take processor time from the import. */
const AHEAD = 500;

/** Imports while payloads are being stored, so that neither waits for the other: halves the time of a back-fill. */
export class BackgroundDrain {
  readonly #drain: () => Promise<Set<number>>;
  readonly #changed = new Set<number>();
  #running: Promise<void> = Promise.resolve();
  #isRunning = false;
  #isWanted = false;
  #failure: { readonly error: unknown } | null = null;
  /** Payloads that were stored and, as far as this process knows, not imported yet. */
  #ahead = 0;
  #room: PromiseWithResolvers<void> | null = null;

  constructor(db: Kysely<DB>, importer: SourceImporter, options: DrainOptions) {
    const onProgress = (done: number): void => {
      options.onProgress?.(done);
      this.#ahead -= done;
      if (this.#ahead <= AHEAD) this.#makeRoom();
    };
    this.#drain = async () => drainInbox(db, importer, { ...options, onProgress });
  }

  /**
   * Starts the import of newly stored payloads. The caller awaits this, so that it does not run far ahead of the
   * import; it also resolves when the import fails or another process takes the work.
   */
  async wake(stored: number): Promise<void> {
    this.#ahead += stored;
    this.#isWanted = true;
    if (this.#failure !== null) return;
    if (!this.#isRunning) {
      this.#isRunning = true;
      this.#running = this.#run();
    }
    if (this.#ahead <= AHEAD) return;
    this.#room ??= Promise.withResolvers<void>();
    await this.#room.promise;
  }

  /** @returns the ids of everything created, changed or removed. Throws the error that stopped the import. */
  async settle(): Promise<Set<number>> {
    await this.#running;
    if (this.#failure !== null) throw this.#failure.error;
    return this.#changed;
  }

  async #run(): Promise<void> {
    try {
      while (this.#isWanted) {
        this.#isWanted = false;
        for (const id of await this.#drain()) this.#changed.add(id);
      }
    } catch (error) {
      this.#failure = { error };
    } finally {
      this.#isRunning = false;
      this.#ahead = 0;
      this.#makeRoom();
    }
  }

  #makeRoom(): void {
    this.#room?.resolve();
    this.#room = null;
  }
}
