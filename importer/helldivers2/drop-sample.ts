import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { SAMPLE } from './sample-source.ts';
import { wipeWar } from './wipe-war.ts';

/** Removes the sample war before the first answer of a real upstream, so that the two do not mix. */
export async function dropSample(db: Kysely<DB>): Promise<void> {
  const { rows } = await sql`
    select from core.payloads where game = 'helldivers2' and source = ${SAMPLE} limit 1`.execute(db);
  if (rows.length > 0) await wipeWar(db);
}
