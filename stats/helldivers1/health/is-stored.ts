import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';

/** Whether a war or an answer of the API is stored, also one that was rejected. */
export async function isStored(db: Kysely<DB>): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select exists (select from helldivers1.seasons)
      or exists (select from core.payloads
        where source = 'helldivers1' and game = 'helldivers1') as is`.execute(db);
  return rows[0]?.is === true;
}
