import type { Kysely } from 'kysely';
import { stirSessionOfFile } from '../../../database/etlegacy/stir-sessions.ts';
import type { DB } from '../../../database/schema.ts';
import { storeDecision } from '../../../database/store-decision.ts';
import type { Boundary } from '../../../stats/etlegacy/lineups/lineups.ts';

export type StoredCorrection = {
  readonly serverKey: string;
  /** The file of a round of the map. */
  readonly file: string;
  readonly by: string;
} & (
  | { readonly what: 'lineup'; readonly value: Boundary | null }
  | { readonly what: 'team-first' | 'team-second'; readonly value: string | null }
);

/** Stores a decision as `fetchLineupCorrections` reads it; null undoes the previous one. */
export async function storeLineupCorrection(
  db: Kysely<DB>,
  { serverKey, file, by, what, value }: StoredCorrection,
): Promise<void> {
  await storeDecision(db, { kind: `${what}/${serverKey}`, subject: JSON.stringify([file, value]), by });
  await stirSessionOfFile(db, serverKey, file);
}
