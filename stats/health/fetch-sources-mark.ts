import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { lastArrivalSql } from './last-arrival-sql.ts';

/** Further pending payloads are not counted. */
const MOST = 1000;

/**
 * Returns a text that differs once something of these sources was imported or changed by an admin. It does not depend on
 * other sources, so it reveals nothing about them.
 */
export async function fetchSourcesMark(db: Kysely<DB>, sources: readonly string[]): Promise<string> {
  const { rows } = await sql<{ mark: string }>`
    select concat_ws('/',
      ${lastArrivalSql(sources)},
      (select count(*) from (
        select from core.payloads where status = 'new' and source = any(${sources}) limit ${MOST}) as pending),
      (select max(id) from core.audit where server_key = any(${sources}))) as mark`.execute(db);
  return `${sources.join(' ')} ${rows[0]?.mark ?? ''}`;
}
