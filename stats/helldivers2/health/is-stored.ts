import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';

/** Whether a war or an answer of an upstream is stored, also one that was rejected. */
export async function isStored(db: Kysely<DB>): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select exists (select from helldivers2.war_statuses)
      or exists (select from core.payloads
        where source in ('manual', 'community', 'official') and game = 'helldivers2') as is`.execute(db);
  return rows[0]?.is === true;
}
