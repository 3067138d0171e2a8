// What the inbox, the backup, the collectors and the verbs need to know of a game. Each game gives one object of this
// type from `importer/<game>/`; `games.ts` puts them together.
import type { Kysely, Transaction } from 'kysely';
import type { z } from 'zod';
import type { Config } from '../core/config.ts';
import type { Logger } from '../core/logger.ts';
import type { Send } from '../database/in-flow.ts';
import type { DB } from '../database/schema.ts';
import type { ReimportTarget } from '../jobs/reimport-target.ts';
import type { ClaimedPayload, ReadablePayload } from './inbox/claim-payloads.ts';
import type { Refusal } from './inbox/store-payloads.ts';

/** What is stored of a payload depends on its kind. */
export type PayloadKind = {
  readonly name: string;
  readonly contentType: string;
  /** Ends of the names of files that `debrief import` takes for this kind, such as `.json`. */
  readonly extensions: readonly string[];
  /**
   * Set where each payload says how something was at one moment: then the source's own time is part of its identity.
   * The latest of each subject is kept, and the first of every so many seconds.
   */
  readonly snapshot?: { readonly keepEveryS: number };
  /**
   * Says why a payload of that subject cannot be taken in at that moment. Pure: what comes from a backup is judged by the
   * moment at which it came in first.
   */
  readonly refuse?: (subject: string, receivedAt: Date, body: Uint8Array) => Refusal | null;
  /** Cuts out what must not be stored; the same bytes where nothing must go. The payload keeps the hash of what came. */
  readonly cut?: (body: Uint8Array) => Uint8Array;
};

/** A source whose rows were derived by another version or with other settings, or only in part. */
export type StaleSource = {
  readonly source: string;
  /** Payloads that were read again so far, and about how many there are; both 0 before it begins. */
  readonly done: number;
  readonly files: number;
};

export type RederiveOptions = {
  readonly onProgress?: ((done: number) => void) | undefined;
  /** Ends it between two steps, by a throw. */
  readonly signal?: AbortSignal | undefined;
};

/** What one step of a reimport did. */
export type ReimportStep = {
  /** All there are to read, and those read so far. */
  readonly files: number;
  readonly done: number;
  /** Ids of what this step changed; such as rounds. */
  readonly changed: readonly number[];
};

export type ReimportOptions = {
  /** Keeps what a step did, in the transaction that did it. */
  readonly record?: (trx: Transaction<DB>, step: ReimportStep) => Promise<void>;
  readonly onStep?: () => Promise<void>;
  /** Ends it between two steps, by a throw. */
  readonly signal?: AbortSignal;
};

/** What is known of each source of a game that no payload says: travels in a backup. */
export type SourceTable = {
  /** With its schema. Has a column `key`, which is unique. */
  readonly table: string;
  /** `key`, and what else is kept. */
  readonly columns: readonly ['key', ...string[]];
};

/** The ids of what came to be, changed or went; such as rounds. */
export type Imported = readonly number[];

/**
 * Imports the payloads of one source. Whoever goes on importing keeps it, for it may remember what it has read; that is
 * never more than speed.
 */
export type SourceImporter = {
  readonly game: string;
  /** Key of the source. */
  readonly source: string;
  /** Tables that a back-fill lets grow, each with the columns that the planner must know: `schema.table (column, ...)`. */
  readonly growing: readonly string[];
  /**
   * Writes what the payloads become, and their status in the ledger: `imported`, `duplicate`, `superseded` or
   * `rejected`. The transaction holds the lock of the source; all or nothing is committed.
   *
   * @param peek gives the payloads that are probably next, to be read while PostgreSQL is at work.
   */
  readonly importBatch: (
    trx: Transaction<DB>,
    payloads: readonly ClaimedPayload[],
    peek: () => Promise<readonly ReadablePayload[]>,
  ) => Promise<Imported>;
  /**
   * The same for payloads that are not stored yet: `ahead` takes the lock and stores them, and has to be sent first.
   * Without it, payloads are stored in one transaction and imported in the next.
   */
  readonly importLive?: (
    trx: Transaction<DB>,
    payloads: readonly ReadablePayload[],
    ahead: (send: Send) => Promise<unknown>,
  ) => Promise<Imported>;
};

/** Brings payloads of one source into the inbox and has them imported. */
export type Collector = {
  readonly source: string;
  /** Takes what is there. Throws where the source or the database is out of reach. */
  readonly catchUp: (onProgress?: (done: number) => void) => Promise<void>;
  /** Goes on until the signal says stop; then finishes what it is doing and returns. Outages are only pauses. */
  readonly watch: (signal: AbortSignal) => Promise<void>;
};

export type CollectorTools = {
  readonly config: Config;
  /** Settings of the game, checked by its `settings` before. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly db: Kysely<DB>;
  readonly log: Logger;
  /** Tells other workers of new payloads of a source, in the transaction that stores them. */
  readonly wake: (source: string, trx: Transaction<DB>) => Promise<void>;
  /** Hears what came to be, changed or went. */
  readonly onImported: (source: string, ids: ReadonlySet<number>) => Promise<void>;
  /** Hears the subjects of payloads that were taken and are imported, or rejected, by now. */
  readonly onTaken?: (source: string, subjects: readonly string[]) => Promise<void>;
  /** Hears whenever a source was seen; the name tells the way, such as `folder/default`. */
  readonly onSeen: (pulse: string) => void;
};

/** What a file is that holds nothing of the game, and what to do with it. */
export type RecognisedFile = { readonly reason: string; readonly tip: string };

/** What the bytes of a file say of themselves. */
export type PayloadLabel = {
  /** Name of one of the game's kinds. */
  readonly kind: string;
  readonly subject: string;
  /** null where it says none. */
  readonly observedAt: Date | null;
};

export type GameImporter = {
  /** As in `core.payloads.game`, in the names of folders and after `--game`. */
  readonly game: string;
  readonly kinds: readonly [PayloadKind, ...PayloadKind[]];
  /** Set where the bytes alone tell what a file holds: then nobody needs to say its kind, subject or time. */
  readonly labelPayload?: (body: Uint8Array) => PayloadLabel;
  /** Keys of the sources that are configured; where there is only one, `debrief import` takes it. */
  readonly configuredSources: (config: Config) => readonly string[];
  /** Keys of the sources that are known to the database, in order. */
  readonly knownSources: (db: Kysely<DB>) => Promise<readonly string[]>;
  /** Makes a source known, so that payloads of it can be imported. Safe to repeat. */
  readonly prepareSource: (
    db: Kysely<DB>,
    config: Config,
    source: string,
    /** Hears what changes for rounds that are known already, in words and before it does. */
    onChange?: (say: string) => void,
  ) => Promise<SourceImporter>;
  /** undefined where the source is not known, or was forgotten. */
  readonly openSource: (db: Kysely<DB>, source: string) => Promise<SourceImporter | undefined>;
  /** Derives everything of a source again from its stored payloads. @returns how many payloads were read. */
  readonly replay: (db: Kysely<DB>, source: string, onProgress?: (done: number) => void) => Promise<number>;
  /** What has to be done every night, in the database only. */
  readonly maintain?: (db: Kysely<DB>) => Promise<void>;
  /** Finds what has to be derived again after an upgrade or a change of settings. */
  readonly fetchStale?: (db: Kysely<DB>) => Promise<readonly StaleSource[]>;
  /**
   * Derives a stale source again, from where an earlier run stopped; answers and imports go on meanwhile.
   *
   * @returns how many payloads were read; null where nothing is stale.
   */
  readonly rederive?: (db: Kysely<DB>, source: string, options: RederiveOptions) => Promise<number | null>;
  /** Reads chosen payloads of a source again, for an admin. Safe to run twice, and beside an import. */
  readonly reimport?: (
    db: Kysely<DB>,
    source: string,
    target: ReimportTarget,
    options: ReimportOptions,
  ) => Promise<unknown>;
  readonly sourceTable?: SourceTable;
  /** Called when the decisions and payloads of a backup are stored, before anything is derived from them. */
  readonly onRestored?: (db: Kysely<DB>) => Promise<void>;
  /** Throws in words where what is configured would count anything twice. */
  readonly checkSources?: (db: Kysely<DB>, config: Config) => Promise<void>;
  /** Tells by its name what a file is that is of no kind; null where nothing is known of it. */
  readonly recognise?: (name: string) => RecognisedFile | null;
  /** What the code of a rejection means and what to do; null where it is none of the game's. */
  readonly explainCode?: (code: string) => string | null;
  /** What of the environment the game reads; every problem is told at the start. */
  readonly settings?: z.ZodType;
  readonly collectors?: (tools: CollectorTools) => readonly Collector[];
};

/** The importer of a game that payloads name; undefined where this version does not know it. */
export type FindImporter = (game: string) => Promise<GameImporter | undefined>;
