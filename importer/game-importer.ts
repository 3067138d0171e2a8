// The interface of a game for the inbox, the backup, the collectors and the verbs. Each game provides one object of
// this type from `importer/<game>/`; `games.ts` lists them.
import type { Kysely, Transaction } from 'kysely';
import type { z } from 'zod';
import type { Config } from '../core/config.ts';
import type { Delivered } from '../core/delivery.ts';
import type { Logger } from '../core/logger.ts';
import type { Send } from '../database/in-flow.ts';
import type { DB } from '../database/schema.ts';
import type { ReimportTarget } from '../jobs/reimport-target.ts';
import type { ClaimedPayload, ReadablePayload } from './inbox/claim-payloads.ts';
import type { Refusal } from './inbox/store-payloads.ts';

/** Which payloads of a snapshot kind are kept, by the source's own time. The latest of each subject always is. */
export type Retention = {
  /** The first of every so many seconds is kept; null: the first of every content. */
  readonly keepEveryS: number | null;
  /** Those that are older than the latest by more than so many seconds are removed; unset: none for its age. */
  readonly keepForS?: number;
  /** Ids of payloads that stay whatever their age, such as the last of a finished season. */
  readonly fetchPinned?: (db: Kysely<DB>) => Promise<readonly number[]>;
};

/** What is stored of a payload depends on its kind. */
export type PayloadKind = {
  readonly name: string;
  readonly contentType: string;
  /** File name extensions that `debrief import` accepts for this kind, such as `.json`. */
  readonly extensions: readonly string[];
  /** Set when each payload describes a state at one moment: the source's own time is then part of its identity. */
  readonly snapshot?: Retention;
  /**
   * Returns why a payload of that subject is rejected at that moment. Pure: a payload from a backup is judged by the
   * time at which it was first received.
   */
  readonly refuse?: (
    subject: string,
    receivedAt: Date,
    body: Uint8Array,
    observedAt: Date | null,
  ) => Refusal | null;
  /** Cuts out what must not be stored; the same bytes where nothing must go. The payload keeps the hash of what came. */
  readonly cut?: (body: Uint8Array) => Uint8Array;
};

/** A source whose rows were derived by another version or with other settings, or only in part. */
export type StaleSource = {
  readonly source: string;
  /** Payloads read again so far, and their approximate total; both 0 before the start. */
  readonly done: number;
  readonly files: number;
  /** The rows were made by this version and with these settings: only a replay has not ended. */
  readonly isCurrent: boolean;
};

export type RederiveOptions = {
  readonly onProgress?: ((done: number) => void) | undefined;
  /** Aborts between two steps, by a throw. */
  readonly signal?: AbortSignal | undefined;
};

/** The result of one step of a reimport. */
export type ReimportStep = {
  /** The number of payloads to read, and of those read so far. */
  readonly files: number;
  readonly done: number;
  /** Ids of the rows that this step changed, such as rounds. */
  readonly changed: readonly number[];
};

export type ReimportOptions = {
  /** Stores the result of a step, in the transaction of the step. */
  readonly record?: (trx: Transaction<DB>, step: ReimportStep) => Promise<void>;
  readonly onStep?: () => Promise<void>;
  /** Payloads of one step; 200 by default. */
  readonly stepSize?: number | undefined;
  /** Aborts between two steps, by a throw. */
  readonly signal?: AbortSignal;
};

/** A table with facts about the sources of a game that no payload contains; part of a backup. */
export type SourceTable = {
  /** Name with schema. The table has a unique column `key`. */
  readonly table: string;
  /** `key`, and the other columns to back up. */
  readonly columns: readonly ['key', ...string[]];
};

/** A payload that is about to be stored. */
export type IncomingPayload = {
  readonly source: string;
  readonly kind: string;
  readonly subject: string;
  readonly hash: Buffer;
};

/** A payload of `source` that `owner` has too. */
export type ForeignPayload = { readonly source: string; readonly owner: string; readonly subject: string };

/** A file, and the name under which it is imported. */
export type NamedFile = { readonly name: string; readonly path: string };

/** The ids of everything created, changed or removed; for ET:Legacy, of rounds. */
export type Imported = readonly number[];

/**
 * Imports the payloads of one source. Keep one object for consecutive imports: it may cache what it has read, which
 * only affects speed.
 */
export type SourceImporter = {
  readonly game: string;
  /** Key of the source. */
  readonly source: string;
  /** Tables that a back-fill grows, each with the columns to analyze: `schema.table (column, ...)`. */
  readonly growing: readonly string[];
  /**
   * Writes the rows of the payloads, and their status in the ledger: `imported`, `duplicate`, `superseded` or
   * `rejected`. The transaction holds the lock of the source; all or nothing is committed.
   *
   * @param peek returns the payloads that are probably next, to be read while PostgreSQL is busy.
   */
  readonly importBatch: (
    trx: Transaction<DB>,
    payloads: readonly ClaimedPayload[],
    peek: () => Promise<readonly ReadablePayload[]>,
  ) => Promise<Imported>;
  /**
   * Like importBatch for payloads that are not stored yet: `ahead` takes the lock and stores them, and must be sent
   * first. Without this function, payloads are stored in one transaction and imported in the next.
   */
  readonly importLive?: (
    trx: Transaction<DB>,
    payloads: readonly ReadablePayload[],
    ahead: (send: Send) => Promise<unknown>,
  ) => Promise<Imported>;
};

/** Stores payloads of one source in the inbox and has them imported. */
export type Collector = {
  readonly source: string;
  /** Stores what exists now. Throws when the source or the database is unreachable. */
  readonly catchUp: (onProgress?: (done: number) => void) => Promise<void>;
  /** Runs until the signal aborts; then finishes pending work and returns. Outages only delay it. */
  readonly watch: (signal: AbortSignal) => Promise<void>;
};

export type CollectorTools = {
  readonly config: Config;
  /** Settings of the game, already validated by its `settings`. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly db: Kysely<DB>;
  readonly log: Logger;
  /** Wakes other workers for new payloads of a source, in the transaction that stores them. */
  readonly wake: (source: string, trx: Transaction<DB>) => Promise<void>;
  /** Called with the ids of everything created, changed or removed. */
  readonly onImported: (source: string, ids: ReadonlySet<number>) => Promise<void>;
  /** Called with the subjects of payloads that were stored and are now imported or rejected. */
  readonly onTaken?: (source: string, subjects: readonly string[]) => Promise<void>;
  /** Called with a sentence about files that are not taken, and what to do; each kind of file once. */
  readonly onLeft?: (source: string, say: string) => void;
  /** Called whenever a source was reachable; the name contains the path, such as `folder/default`. */
  readonly onSeen: (pulse: string) => void;
};

/** Describes a file that contains nothing of the game, and what to do with it. */
export type RecognisedFile = { readonly reason: string; readonly tip: string };

/** What the content of a file states about itself. */
export type PayloadLabel = {
  /** Name of one of the game's kinds. */
  readonly kind: string;
  readonly subject: string;
  /** null when it states none. */
  readonly observedAt: Date | null;
};

export type GameImporter = {
  /** The name as in `core.payloads.game`, in the names of folders and after `--game`. */
  readonly game: string;
  readonly kinds: readonly [PayloadKind, ...PayloadKind[]];
  /** Set when the content alone identifies a file: its kind, subject and time need not be given then. */
  readonly labelPayload?: (body: Uint8Array) => PayloadLabel;
  /** Keys of the configured sources; if there is only one, it is the default of `debrief import`. */
  readonly configuredSources: (config: Config) => readonly string[];
  /** Keys that `debrief import` accepts although nothing is configured or stored, such as the names of upstreams. */
  readonly acceptedSources?: readonly string[];
  /**
   * Source of made-up payloads, which have a database of their own. Backups of earlier versions contain some among real
   * ones; those are not restored.
   */
  readonly madeUpSource?: string;
  /** Keys of the sources in the database, in order. */
  readonly knownSources: (db: Kysely<DB>) => Promise<readonly string[]>;
  /** Registers a source, so that payloads of it can be imported. Idempotent. */
  readonly prepareSource: (
    db: Kysely<DB>,
    config: Config,
    source: string,
    /** Called before existing rounds change, with a description of the change. */
    onChange?: (say: string) => void,
  ) => Promise<SourceImporter>;
  /** undefined when the source is unknown or was removed. */
  readonly openSource: (db: Kysely<DB>, source: string) => Promise<SourceImporter | undefined>;
  /** Derives everything of a source again from its stored payloads. @returns how many payloads were read. */
  readonly replay: (db: Kysely<DB>, source: string, onProgress?: (done: number) => void) => Promise<number>;
  /** Nightly maintenance of the game's rows, in the database only. */
  readonly maintain?: (db: Kysely<DB>) => Promise<void>;
  /** Finds what has to be derived again after an upgrade or a change of settings. */
  readonly fetchStale?: (db: Kysely<DB>) => Promise<readonly StaleSource[]>;
  /**
   * Derives a stale source again, from where an earlier run stopped; answers and imports continue meanwhile.
   *
   * @returns the number of payloads read; null when nothing is stale.
   */
  readonly rederive?: (db: Kysely<DB>, source: string, options: RederiveOptions) => Promise<number | null>;
  /** Imports chosen payloads of a source again, for an admin. Safe to run twice and concurrently with an import. */
  readonly reimport?: (
    db: Kysely<DB>,
    source: string,
    target: ReimportTarget,
    options: ReimportOptions,
  ) => Promise<unknown>;
  /** Stores a body that a source pushed, before anybody is answered. Safe to repeat. */
  readonly takeDelivery?: (
    db: Kysely<DB>,
    body: Uint8Array,
    context: {
      readonly source: string;
      /** Wakes the workers in the transaction that stores. */
      readonly wake: (trx: Transaction<DB>) => Promise<void>;
    },
  ) => Promise<Delivered>;
  readonly sourceTable?: SourceTable;
  /**
   * Moves everything of a source to another key, which may be in use already; moved payloads are new afterwards. For games
   * whose sources can be renamed. @returns the number of payloads moved.
   */
  readonly moveSource?: (
    trx: Transaction<DB>,
    keys: { readonly from: string; readonly to: string },
  ) => Promise<number>;
  /** Records that everything that was derived has to be derived again, by `rederive`, because decisions changed. */
  readonly markStale?: (trx: Transaction<DB>) => Promise<void>;
  /** Called after the decisions and payloads of a backup are stored, before anything is derived from them. */
  readonly onRestored?: (db: Kysely<DB>) => Promise<void>;
  /** Throws an error for people when the configuration would count anything twice. */
  readonly checkSources?: (db: Kysely<DB>, config: Config) => Promise<void>;
  /** Throws an error for people when importing these files for a source would count anything twice. */
  readonly checkFiles?: (
    db: Kysely<DB>,
    config: Config,
    source: string,
    files: readonly NamedFile[],
  ) => Promise<void>;
  /** Finds one of these payloads that would count twice, because another source has it and its own has not; or null. */
  readonly findForeign?: (
    db: Kysely<DB>,
    payloads: readonly IncomingPayload[],
  ) => Promise<ForeignPayload | null>;
  /** Says what lies in the folders of its sources and is never taken although it may hold something, and what to do. */
  readonly findLeft?: (config: Config) => Promise<readonly string[]>;
  /** Recognizes by its name a file that is of no kind; null when the name is unknown. */
  readonly recognise?: (name: string) => RecognisedFile | null;
  /** Explains the code of a rejection and what to do; null when it is not a code of the game. */
  readonly explainCode?: (code: string) => string | null;
  /** The environment variables of the game; every problem is reported at the start. */
  readonly settings?: z.ZodType;
  readonly collectors?: (tools: CollectorTools) => readonly Collector[];
};

/** Returns the importer of a payload's game; undefined when this version does not know the game. */
export type FindImporter = (game: string) => Promise<GameImporter | undefined>;
