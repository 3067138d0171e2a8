import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';

export type Meetings = { readonly rounds: number; readonly lastMap: string };

/** Returns the number of rounds of these servers with players of both lists; null if there is none. */
export async function fetchMeetings(
  db: Kysely<DB>,
  servers: readonly string[],
  [some, others]: readonly [readonly string[], readonly string[]],
): Promise<Meetings | null> {
  const { rows } = await sql<{ rounds: number; lastMap: string | null }>`
    select count(*)::int8 as rounds, (array_agg(r.map order by r.ended_at desc, r.id))[1] as "lastMap"
    from etlegacy.rounds as r
    where r.server_key = any(${servers}::text[])
      and r.id in (
        select round_id from etlegacy.player_rounds where player_key = any(${some}::text[]) and mode <> 'spectator'
        intersect
        select round_id from etlegacy.player_rounds where player_key = any(${others}::text[]) and mode <> 'spectator'
      )`.execute(db);
  const [met] = rows;
  return met === undefined || met.lastMap === null ? null : { rounds: met.rounds, lastMap: met.lastMap };
}
