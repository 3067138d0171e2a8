import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';

/** Further pending payloads are not counted. */
const MOST = 1000;

/**
 * Returns a text that differs once something was imported or decided since, by whatever process. Cheap: a few looks into
 * indexes.
 */
export async function fetchChangeMark(db: Kysely<DB>): Promise<string> {
  const { rows } = await sql<{ mark: string }>`
    select concat_ws('/',
      (select max(id) from core.payloads),
      (select count(*) from (select from core.payloads where status = 'new' limit ${MOST}) as pending),
      (select max(id) from core.decisions),
      (select max(id) from core.settings),
      (select max(id) from core.links)) as mark`.execute(db);
  return rows[0]?.mark ?? '';
}
