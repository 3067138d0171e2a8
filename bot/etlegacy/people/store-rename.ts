import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { storeDecision } from '../../../people/store-decision.ts';

export type Rename = {
  readonly serverKey: string;
  readonly playerKey: string;
  /** null: as in the game. */
  readonly name: string | null;
  readonly by: string;
};

/** A decision as `fetchRenames` reads it. */
export async function storeRename(db: Kysely<DB>, { serverKey, playerKey, name, by }: Rename): Promise<void> {
  await storeDecision(db, { kind: `rename/${serverKey}`, subject: `${playerKey}=${name ?? ''}`, by });
}
