// Keeps one server's rows equal to its folder: scan, import, wait for a change, repeat; and, if its files are on
// another machine, the folder equal to the remote one. An outage only delays imports; missed files are still there.
import { readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import type { ServerConfig } from '../../core/config.ts';
import type { Logger } from '../../core/logger.ts';
import type { DB } from '../../database/schema.ts';
import { fetchKnownStamps } from '../collect/folder/fetch-known-stamps.ts';
import { FolderCollector, SETTLE_MS } from '../collect/folder/folder-collector.ts';
import { FolderWatch } from '../collect/folder/folder-watch.ts';
import { prepareFolder } from '../collect/folder/prepare-folder.ts';
import type { Collector, PayloadKind, SourceImporter } from '../game-importer.ts';
import { DerivationMemory } from './derivation-memory.ts';
import { openEtlegacySource } from './etlegacy-source.ts';
import { findServer } from './find-server.ts';
import { LeftFiles } from './files/left-files.ts';
import { isWanted, isWantedRemote } from './files/is-wanted.ts';
import { looksWhole } from './files/looks-whole.ts';
import { ROUND_FILE } from './files/round-file-kind.ts';
import { toPayload } from './files/to-payload.ts';
import { BackgroundDrain } from '../inbox/background-drain.ts';
import { drainInbox } from '../inbox/drain-inbox.ts';
import { storeAndImport } from '../inbox/store-and-import.ts';
import { type Payload, storePayloads } from '../inbox/store-payloads.ts';

/** Full scans of a huge folder are less frequent, so that they take at most a twentieth of the time. */
const REST_PER_LOOK = 20;
/** Scans at the start before watching: one to see the files, one to find them unchanged. */
const FIRST_LOOKS = 3;
const LONGEST_PAUSE_MS = 30_000;
/** Node fires a timer of more than 2^31 - 1 ms at once; no pause is nearly as long. */
const LONGEST_TIMER_MS = 24 * 3_600_000;

type ServerImporterOptions = {
  readonly db: Kysely<DB>;
  readonly server: ServerConfig;
  /** What is stored of its files; without chat where it is left out. */
  readonly kind?: PayloadKind;
  readonly log: Logger;
  /** Rounds that were created, changed or removed. */
  readonly onRounds: (ids: ReadonlySet<number>) => Promise<void>;
  /** Names of files that were imported or rejected. */
  readonly onFiles?: (names: readonly string[]) => Promise<void>;
  /** Receives a sentence about files that are not taken; without it the log warns of them. */
  readonly onLeft?: (say: string) => void;
  /**
   * Notifies other workers of new payloads in the transaction that stores them, so that they import them if this
   * process dies first.
   */
  readonly wake?: (trx: Transaction<DB>) => Promise<void>;
  /** Called whenever the folder, or the server behind it, was reached. */
  readonly onSeen?: (door: 'folder' | 'sftp') => void;
};

export class ServerImporter implements Collector {
  readonly source: string;
  readonly #options: ServerImporterOptions;
  readonly #memory = new DerivationMemory();
  #importer: SourceImporter;
  readonly #stirred = new Set<string>();
  readonly #left: LeftFiles;
  #collector: FolderCollector | null = null;
  #lookMs = 0;
  #wake: (() => void) | null = null;
  #store: (payloads: readonly Payload[]) => Promise<unknown>;

  constructor(options: ServerImporterOptions) {
    this.#options = { ...options, log: options.log.child({ server: options.server.key }) };
    this.source = options.server.key;
    this.#importer = openEtlegacySource(options.server, this.#memory);
    this.#left = new LeftFiles(this.#options);
    this.#store = this.#storeOnly;
  }

  /** Stores and imports existing files. Throws if the folder or the database cannot be reached. */
  async catchUp(onProgress?: (done: number) => void): Promise<void> {
    const { db, server } = this.#options;
    await prepareFolder(server.folder);
    await this.#readZone();
    const collector = await this.#open();
    const files: string[] = [];
    for (let look = 0; look < FIRST_LOOKS; look++) {
      // In one step, because a round two can only be recognized as complete beside its round one.
      const drain = new BackgroundDrain(db, this.#importer, onProgress === undefined ? {} : { onProgress });
      this.#store = async (payloads) => {
        files.push(...payloads.map((payload) => payload.subject));
        await drain.wake(await this.#storeOnly(payloads));
      };
      try {
        await collector.scan();
        this.#options.onSeen?.('folder');
        // Payloads of an earlier run that are not imported.
        await drain.wake(0);
      } finally {
        this.#store = this.#storeOnly;
        await drain.settle();
      }
      if (collector.dueInMs === null || collector.dueInMs > SETTLE_MS) break;
      await sleep(collector.dueInMs);
    }
    if (files.length > 0) await this.#options.onFiles?.(files);
  }

  /** Watches until the signal aborts, then completes the current step and returns. */
  async watch(signal: AbortSignal): Promise<void> {
    const { server, log } = this.#options;
    const watch = new FolderWatch(server.folder, {
      onStir: (name) => {
        this.#stirred.add(name);
        this.#wake?.();
      },
      onError: (err) => log.warn({ err }, 'folder.watch_failed'),
    });
    signal.addEventListener('abort', () => this.#wake?.(), { once: true });
    try {
      await Promise.all([this.#loop(watch, signal), this.#mirror(signal)]);
    } finally {
      await watch.close();
    }
  }

  /** Files from SFTP are written to the folder and imported from there like all others. */
  async #mirror(signal: AbortSignal): Promise<void> {
    const { server, log } = this.#options;
    if (server.sftp === undefined) return;
    const { sftp: config, folder, pollSeconds } = server;
    const isWantedHere = (name: string): boolean => {
      const isRound = isWantedRemote(name);
      if (!isRound) this.#left.note([name]);
      return isRound;
    };
    const onSeen = (): void => this.#options.onSeen?.('sftp');
    // Loaded only when needed, because SSH has many dependencies.
    const { runSftpMirror } = await import('../collect/sftp/run-sftp-mirror.ts');
    await runSftpMirror({ config, folder, pollSeconds, isWanted: isWantedHere, log, signal, onSeen });
  }

  async #loop(watch: FolderWatch, signal: AbortSignal): Promise<void> {
    const everyMs = this.#options.server.pollSeconds * 1000;
    let nextScan = 0;
    let failures = 0;
    while (!signal.aborted) {
      const isWhole = performance.now() >= nextScan;
      try {
        if (isWhole) await watch.renew();
        await this.#step(isWhole, signal);
        if (isWhole) nextScan = performance.now() + Math.max(everyMs, this.#lookMs * REST_PER_LOOK);
        failures = 0;
        if (signal.aborted) break;
        await this.#pause(Math.min(nextScan - performance.now(), this.#collector?.dueInMs ?? everyMs));
      } catch (err) {
        failures += 1;
        await this.#readZone().catch(() => undefined);
        nextScan = 0;
        const pauseMs = Math.min(LONGEST_PAUSE_MS, 500 * 2 ** failures);
        this.#options.log.warn({ err, pauseMs }, 'import.will_retry');
        await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  async #step(isWhole: boolean, signal: AbortSignal): Promise<void> {
    const { db, log, wake, onRounds, onFiles } = this.#options;
    const collector = await this.#open();
    const names = [...this.#stirred];
    this.#stirred.clear();
    const changed = new Set<number>();
    const files: string[] = [];
    let importMs = 0;
    const imported = async (work: () => Promise<ReadonlySet<number>>): Promise<void> => {
      const started = performance.now();
      for (const id of await work()) changed.add(id);
      importMs += performance.now() - started;
    };
    this.#store = async (payloads) => {
      files.push(...payloads.map((payload) => payload.subject));
      // The next start imports payloads that are only stored.
      if (signal.aborted) return this.#storeOnly(payloads);
      return imported(async () => storeAndImport(db, this.#importer, payloads, { wake, signal }));
    };
    const looked = performance.now();
    try {
      await collector.scan(isWhole ? undefined : names);
      if (isWhole) {
        this.#lookMs = performance.now() - looked - importMs;
        this.#options.onSeen?.('folder');
        // Payloads that other processes did not import.
        await imported(async () => drainInbox(db, this.#importer, { signal }));
      }
    } finally {
      this.#store = this.#storeOnly;
      if (files.length > 0)
        log.info({ files: files.length, rounds: changed.size, ms: Math.round(importMs) }, 'imported');
      // Including what was done before a failure.
      if (changed.size > 0) await onRounds(changed);
      if (files.length > 0) await onFiles?.(files);
    }
  }

  /** The effective zone is in the database, because another process may have another configuration. */
  async #readZone(): Promise<void> {
    const { db, server } = this.#options;
    this.#importer = openEtlegacySource((await findServer(db, server.key)) ?? server, this.#memory);
  }

  readonly #storeOnly = async (payloads: readonly Payload[]): Promise<number> =>
    storePayloads(this.#options.db, payloads, this.#options.wake);

  async #open(): Promise<FolderCollector> {
    const { db, server, kind = ROUND_FILE } = this.#options;
    this.#collector ??= new FolderCollector({
      folder: server.folder,
      known: await fetchKnownStamps(
        db,
        { source: server.key, kind: kind.name },
        await readdir(server.folder),
      ),
      isWanted,
      toPayload: (name, content) => toPayload(server.key, name, content, kind),
      store: async (payloads) => this.#store(payloads),
      isWhole: (name, body) => looksWhole(db, { server: server.key, name, body }),
      onLeft: (names) => this.#left.note(names),
      onRefused: (file, reason) => this.#left.refuse(file, sayReason(reason)),
    });
    return this.#collector;
  }

  /** Waits until the time is over, something changes or the signal aborts. */
  async #pause(ms: number): Promise<void> {
    if (this.#stirred.size > 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.min(Math.max(0, ms), LONGEST_TIMER_MS));
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = null;
  }
}

function sayReason(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
