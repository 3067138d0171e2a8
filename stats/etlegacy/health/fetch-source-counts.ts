import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { SourceCounts } from '../../health/game-health.ts';

/** Returns the number of stored rounds of each server, by key. */
export async function fetchSourceCounts(db: Kysely<DB>): Promise<SourceCounts[]> {
  const result = await sql<SourceCounts>`
    select s.key as server, s.zone,
      coalesce((select jsonb_object_agg(status, rounds) from
        (select case
              when status = 'ok' and session_id is null then 'unplayed'
              else status end as status,
            count(*) as rounds
          from etlegacy.rounds where server_key = s.key group by 1) as r), '{}') as rounds,
      (select to_char(max(ended_at), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') from etlegacy.rounds where server_key = s.key) as "lastRound"
    from etlegacy.servers as s
    order by s.key collate "C"`.execute(db);
  return result.rows;
}
