import type { Kysely } from 'kysely';
import type { DB } from '../database/schema.ts';
import type { GameSources } from '../people/visibility.ts';

export type ExportRow = Readonly<Record<string, unknown>>;

export type ExportOptions = {
  /** The moment for which values are that depend on now; the newest that is known where it is left out. */
  readonly asOf?: Date | undefined;
};

/** Yields rows as data, in one order that depends on nothing but what is known. */
export type Exporter = (
  db: Kysely<DB>,
  sources: readonly string[],
  options?: ExportOptions,
) => AsyncIterable<ExportRow>;

/** What of a game leaves Debrief as data. */
export type GameExports = {
  /** By what is written after `debrief export`; no two games have a kind of the same name. */
  readonly kinds: Readonly<Record<string, Exporter>>;
  /** Those that are visible are exported where none is named. */
  readonly sources: GameSources;
};
