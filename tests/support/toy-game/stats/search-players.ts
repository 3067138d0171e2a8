import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../../database/schema.ts';
import { likePrefix } from '../../../../database/like-prefix.ts';
import { playerKeyOf } from '../parsers/parse-contest.ts';

/** Keys of players whose name begins with the text, in order. */
export async function searchPlayers(
  db: Kysely<DB>,
  text: string,
  sources: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select distinct t.player_key as key
    from skimming.throws as t join skimming.contests as c on c.id = t.contest_id
    where c.source = any(${sources}::text[]) and t.player_key like ${likePrefix(playerKeyOf(text))}
    order by key limit 25`.execute(db);
  return rows.map(({ key }) => key);
}
