import type { Kysely } from 'kysely';
import type { DB } from '../database/schema.ts';
import type { GameSources } from '../people/visibility.ts';

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
  /** Those that are visible are exported where none is named. */
  readonly sources: GameSources;
};
