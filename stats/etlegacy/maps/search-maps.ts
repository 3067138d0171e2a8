import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { coveredRows, coverSql, everySession, named } from '../periods/covered-rows.ts';

export type FoundMap = { readonly map: string; readonly rounds: number; readonly lastPlayed: Date };

/** Returns the maps of these servers whose name contains the text, those that begin with it first, then the most played. */
export async function searchMaps(
  db: Kysely<DB>,
  text: string,
  servers: readonly string[],
  limit = 25,
): Promise<FoundMap[]> {
  const wanted = text.trim().toLowerCase();
  const pattern = wanted.replaceAll(/[\\%_]/g, String.raw`\$&`);
  const scope = everySession(servers);
  const rows = coveredRows('maps', scope, {
    columns: named('map', 'rounds', 'last_played'),
    where: sql`s.map like ${`%${pattern}%`}`,
  });
  const result = await sql<FoundMap>`
    with ${coverSql(scope)}
    select s.map, sum(s.rounds)::int8 as rounds, max(s.last_played) as "lastPlayed"
    from ${rows} as s
    group by s.map
    order by s.map = ${wanted} desc, s.map like ${`${pattern}%`} desc, sum(s.rounds) desc, s.map collate "C"
    limit ${limit}`.execute(db);
  return result.rows;
}
