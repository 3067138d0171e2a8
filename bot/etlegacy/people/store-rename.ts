import type { Kysely } from 'kysely';
import { stirSessionsOfPlayers } from '../../../database/etlegacy/stir-sessions.ts';
import type { DB } from '../../../database/schema.ts';
import { storeDecision } from '../../../database/store-decision.ts';

export type Rename = {
  readonly serverKey: string;
  readonly playerKey: string;
  /** All keys of that player, including their own. */
  readonly keys: readonly string[];
  /** null: the name in the game. */
  readonly name: string | null;
  readonly by: string;
};

/** Stores a decision as `fetchRenames` reads it. */
export async function storeRename(
  db: Kysely<DB>,
  { serverKey, playerKey, keys, name, by }: Rename,
): Promise<void> {
  await storeDecision(db, { kind: `rename/${serverKey}`, subject: `${playerKey}=${name ?? ''}`, by });
  await stirSessionsOfPlayers(db, serverKey, keys);
}
