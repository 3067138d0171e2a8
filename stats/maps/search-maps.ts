import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';

export type FoundMap = { readonly map: string; readonly rounds: number; readonly lastPlayed: Date };

/** Maps of these servers whose name holds the text, those that begin with it first, then the most played. */
export async function searchMaps(
  db: Kysely<DB>,
  text: string,
  servers: readonly string[],
  limit = 25,
): Promise<FoundMap[]> {
  const wanted = text.trim().toLowerCase();
  const pattern = wanted.replaceAll(/[\\%_]/g, String.raw`\$&`);
  const result = await sql<FoundMap>`
    select lower(map) as map, count(*)::int8 as rounds, max(ended_at) as "lastPlayed"
    from etlegacy.rounds
    where server_key = any(${servers}::text[]) and status = 'ok' and session_id is not null
      and lower(map) like ${`%${pattern}%`}
    group by lower(map)
    order by lower(map) = ${wanted} desc, lower(map) like ${`${pattern}%`} desc, count(*) desc, lower(map) collate "C"
    limit ${limit}`.execute(db);
  return result.rows;
}
