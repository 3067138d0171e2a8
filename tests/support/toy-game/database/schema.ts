// The tables of the game. A real game has them in `database/schema/`, and they are part of `DB`.
import type { Kysely } from 'kysely';
import type { DB } from '../../../../database/schema.ts';

export type ContestTable = {
  /** A hash of source, pond and time. */
  id: number;
  source: string;
  pond: string;
  held_at: Date;
  payload_id: number;
};

export type ThrowTable = {
  contest_id: number;
  position: number;
  player_key: string;
  name: string;
  skips: number;
  metres: number;
};

/** A type, because `withTables` does not accept an interface. */
export type SkimmingTables = {
  'skimming.contests': ContestTable;
  'skimming.throws': ThrowTable;
};

/** The database with the tables of the game. */
export function withSkimming(db: Kysely<DB>): Kysely<DB & SkimmingTables> {
  return db.withTables<SkimmingTables>();
}
