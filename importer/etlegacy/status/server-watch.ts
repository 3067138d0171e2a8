// Asks a game server every 30 seconds who plays, until the program ends. It stores the last state and never imports.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Logger } from '../../../core/logger.ts';
import type { ServerAddress } from '../../../core/server-address.ts';
import type { DB } from '../../../database/schema.ts';
import type { Collector } from '../../game-importer.ts';
import { askServer } from './ask-server.ts';
import { nextState, type ServerState } from './next-state.ts';
import { storeSilence, storeState } from './store-state.ts';

const EVERY_MS = 30_000;

type WatchOptions = {
  readonly db: Kysely<DB>;
  readonly log: Logger;
  /** Key of the server. */
  readonly source: string;
  readonly address: ServerAddress;
  readonly everyMs?: number;
  readonly withinMs?: number;
};

export class ServerWatch implements Collector {
  readonly #options: WatchOptions;
  #state: ServerState | null = null;
  #isSilent = false;

  constructor(options: WatchOptions) {
    this.#options = options;
  }

  get source(): string {
    return this.#options.source;
  }

  /** A server keeps no past states, so there is nothing to catch up. */
  async catchUp(): Promise<void> {
    return;
  }

  /** An outage of the database delays the next request; nothing is lost. */
  async watch(signal: AbortSignal): Promise<void> {
    const { log, source, everyMs = EVERY_MS } = this.#options;
    while (!signal.aborted) {
      await this.#ask(signal).catch((err: unknown) => log.warn({ err, server: source }, 'status.not_stored'));
      await sleep(everyMs, undefined, { signal }).catch(() => undefined);
    }
  }

  async #ask(signal: AbortSignal): Promise<void> {
    const { db, log, source, address, withinMs } = this.#options;
    const asked = await askServer(address, { signal, ...(withinMs === undefined ? {} : { withinMs }) });
    if (signal.aborted) return;
    const now = new Date();
    if (!asked.ok) {
      const { code, reason } = asked;
      if (!this.#isSilent) log.warn({ server: source, code, reason }, 'status.silent');
      this.#isSilent = true;
      return storeSilence(db, source, { now, reason });
    }
    if (this.#isSilent) log.info({ server: source }, 'status.answers');
    this.#isSilent = false;
    this.#state = nextState(this.#state, asked.status, now);
    return storeState(db, source, this.#state);
  }
}
