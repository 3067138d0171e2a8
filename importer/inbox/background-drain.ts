import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { EtlegacyServer } from '../etlegacy/import-payloads.ts';
import { type DrainOptions, drainInbox } from './drain-inbox.ts';

/** Imports while more is being stored, so that neither waits for the other: a back-fill takes half the time. */
export class BackgroundDrain {
  readonly #drain: () => Promise<Set<number>>;
  readonly #changed = new Set<number>();
  #running: Promise<void> = Promise.resolve();
  #isRunning = false;
  #isWanted = false;
  #failure: { readonly error: unknown } | null = null;

  constructor(db: Kysely<DB>, server: EtlegacyServer, options: DrainOptions) {
    this.#drain = async () => drainInbox(db, server, options);
  }

  /** There is something new. */
  wake(): void {
    this.#isWanted = true;
    if (this.#isRunning || this.#failure !== null) return;
    this.#isRunning = true;
    this.#running = this.#run();
  }

  /** @returns the ids of all rounds that came to be, changed or went. Throws what stopped the import. */
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
    }
  }
}
