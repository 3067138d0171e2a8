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
    select map, sum(rounds)::int8 as rounds, max(last_played) as "lastPlayed"
    from etlegacy.session_maps
    where server_key = any(${servers}::text[]) and map like ${`%${pattern}%`}
    group by map
    order by map = ${wanted} desc, map like ${`${pattern}%`} desc, sum(rounds) desc, map collate "C"
    limit ${limit}`.execute(db);
  return result.rows;
}
