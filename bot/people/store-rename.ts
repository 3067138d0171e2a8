import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';

export type Rename = {
  readonly serverKey: string;
  readonly playerKey: string;
  /** null: as in the game. */
  readonly name: string | null;
  readonly by: string;
};

/** A decision of kind `rename/<server>` and subject `<player key>=<name>`; the last one counts, also when said again. */
export async function storeRename(db: Kysely<DB>, { serverKey, playerKey, name, by }: Rename): Promise<void> {
  await sql`
    insert into core.decisions (decided_by, kind, subject)
    values (${by}, ${`rename/${serverKey}`}, ${`${playerKey}=${name ?? ''}`})
    on conflict (kind, subject) do update
      set id = default, decided_at = now(), decided_by = excluded.decided_by`.execute(db);
}
