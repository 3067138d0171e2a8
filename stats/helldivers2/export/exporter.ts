import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';

export type ExportOptions = {
  /** The moment that values which depend on now are for; the newest status where it is left out. */
  readonly asOf?: Date | undefined;
};

/** Rows in one order that depends on nothing but what is stored; times are ISO in UTC. */
export type Exporter = (
  db: Kysely<DB>,
  options?: ExportOptions,
) => AsyncIterable<Readonly<Record<string, unknown>>>;
