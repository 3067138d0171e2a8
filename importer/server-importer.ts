// Keeps one server's rows equal to its folder: scan, import, wait for a stir, for ever. Every outage is only a pause;
// what was missed is still in the folder.
import { mkdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { ServerConfig } from '../core/config.ts';
import type { Logger } from '../core/logger.ts';
import type { DB } from '../database/schema.ts';
import { fetchKnownStamps } from './collect/folder/fetch-known-stamps.ts';
import { FolderCollector } from './collect/folder/folder-collector.ts';
import { watchFolder } from './collect/folder/watch-folder.ts';
import { DerivationMemory } from './etlegacy/derivation-memory.ts';
import { looksWhole } from './etlegacy/looks-whole.ts';
import { drainInbox } from './inbox/drain-inbox.ts';
import { storePayloads } from './inbox/store-payloads.ts';

/** A whole look at the folder, whatever the watcher says. */
const SCAN_EVERY_MS = 10_000;
/** Looks that a start takes before it goes on to watching: one to see the files, one to find them settled. */
const FIRST_LOOKS = 3;
const LONGEST_PAUSE_MS = 30_000;

type ServerImporterOptions = {
  readonly db: Kysely<DB>;
  readonly server: ServerConfig;
  readonly log: Logger;
  /** Rounds that came to be, changed or went. */
  readonly onRounds: (ids: ReadonlySet<number>) => Promise<void>;
};

export class ServerImporter {
  readonly #options: ServerImporterOptions;
  readonly #memory = new DerivationMemory();
  readonly #stirred = new Set<string>();
  #collector: FolderCollector | null = null;
  #wake: (() => void) | null = null;

  constructor(options: ServerImporterOptions) {
    this.#options = { ...options, log: options.log.child({ server: options.server.key }) };
  }

  /** Takes and imports what is there. Throws where the folder or the database is out of reach. */
  async catchUp(onProgress?: (done: number) => void): Promise<void> {
    const { db, server } = this.#options;
    await mkdir(server.folder, { recursive: true });
    const collector = await this.#open();
    for (let look = 0; look < FIRST_LOOKS; look++) {
      await collector.scan();
      if (collector.dueInMs === null) break;
      await sleep(collector.dueInMs);
    }
    await drainInbox(db, server, {
      memory: this.#memory,
      ...(onProgress === undefined ? {} : { onProgress }),
    });
  }

  /** Watches until the signal says stop; then finishes what it is doing and returns. */
  async watch(signal: AbortSignal): Promise<void> {
    const { server, log } = this.#options;
    const watcher = watchFolder(server.folder, {
      onStir: (name) => {
        this.#stirred.add(name);
        this.#wake?.();
      },
      onError: (err) => log.warn({ err }, 'folder.watch_failed'),
    });
    signal.addEventListener('abort', () => this.#wake?.(), { once: true });
    try {
      await this.#loop(signal);
    } finally {
      await watcher.close();
    }
  }

  async #loop(signal: AbortSignal): Promise<void> {
    let nextScan = 0;
    let failures = 0;
    while (!signal.aborted) {
      const isWhole = Date.now() >= nextScan;
      try {
        await this.#step(isWhole, signal);
        if (isWhole) nextScan = Date.now() + SCAN_EVERY_MS;
        failures = 0;
        await this.#pause(Math.min(nextScan - Date.now(), this.#collector?.dueInMs ?? SCAN_EVERY_MS));
      } catch (error) {
        failures += 1;
        nextScan = 0;
        const pauseMs = Math.min(LONGEST_PAUSE_MS, 500 * 2 ** failures);
        this.#options.log.warn({ err: error, pauseMs }, 'import.will_retry');
        await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  async #step(isWhole: boolean, signal: AbortSignal): Promise<void> {
    const { db, server, log, onRounds } = this.#options;
    const collector = await this.#open();
    const names = [...this.#stirred];
    this.#stirred.clear();
    const taken = await collector.scan(isWhole ? undefined : names);
    if (taken === 0 && !isWhole) return;
    const started = performance.now();
    const changed = await drainInbox(db, server, { memory: this.#memory, signal });
    if (taken > 0)
      log.info(
        { files: taken, rounds: changed.size, ms: Math.round(performance.now() - started) },
        'imported',
      );
    if (changed.size > 0) await onRounds(changed);
  }

  async #open(): Promise<FolderCollector> {
    const { db, server } = this.#options;
    this.#collector ??= new FolderCollector({
      source: server.key,
      folder: server.folder,
      known: await fetchKnownStamps(db, server.key),
      store: (payloads) => storePayloads(db, payloads),
      isWhole: looksWhole,
    });
    return this.#collector;
  }

  /** Until the time is over, something stirs or it is time to stop. */
  async #pause(ms: number): Promise<void> {
    if (this.#stirred.size > 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.max(0, ms));
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = null;
  }
}
