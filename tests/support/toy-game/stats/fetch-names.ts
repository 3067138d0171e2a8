import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../../database/schema.ts';

/** The latest spelling of each name. */
export async function fetchNames(
  db: Kysely<DB>,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ key: string; name: string }>`
    select distinct on (t.player_key) t.player_key as key, t.name
    from skimming.throws as t join skimming.contests as c on c.id = t.contest_id
    where t.player_key = any(${keys}::text[])
    order by t.player_key, c.held_at desc, c.id, t.position desc`.execute(db);
  return new Map(rows.map(({ key, name }) => [key, name]));
}
