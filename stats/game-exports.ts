import type { Kysely } from 'kysely';
import type { DB } from '../database/schema.ts';

export type ExportRow = Readonly<Record<string, unknown>>;

export type ExportOptions = {
  /** The moment for values that depend on the current time; defaults to the newest known. */
  readonly asOf?: Date | undefined;
};

/** Yields rows as data, in an order that depends only on the data. */
export type Exporter = (
  db: Kysely<DB>,
  sources: readonly string[],
  options?: ExportOptions,
) => AsyncIterable<ExportRow>;

/** The exports of a game. */
export type GameExports = {
  /** By the argument of `debrief export`; kinds are unique among all games. */
  readonly kinds: Readonly<Record<string, Exporter>>;
  /** Keys of the sources that are exported by default. */
  readonly visibleSources: (db: Kysely<DB>) => Promise<readonly string[]>;
};
