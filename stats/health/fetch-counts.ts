import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';

export type ServerCounts = {
  readonly server: string;
  readonly zone: string;
  /** Payloads by status. */
  readonly payloads: Readonly<Record<string, number>>;
  /** Rounds by status; ok: they count; unplayed: complete, but fewer than two people played. */
  readonly rounds: Readonly<Record<string, number>>;
  /** End of the last round, ISO, UTC. */
  readonly lastRound: string | null;
};

/** How much of what is known of each server. */
export async function fetchCounts(db: Kysely<DB>): Promise<ServerCounts[]> {
  const result = await sql<ServerCounts>`
    select s.key as server, s.zone,
      coalesce((select jsonb_object_agg(status, files) from
        (select case when code = 'COMPANION' then 'without a round' else status end as status, count(*) as files
          from core.payloads where source = s.key group by 1) as p), '{}') as payloads,
      coalesce((select jsonb_object_agg(status, rounds) from
        (select case
              when status = 'ok' and session_id is null then 'unplayed'
              when status = 'aborted' and starts_with(status_reason, 'not stopwatch') then 'not stopwatch'
              else status end as status,
            count(*) as rounds
          from etlegacy.rounds where server_key = s.key group by 1) as r), '{}') as rounds,
      (select to_char(max(ended_at), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') from etlegacy.rounds where server_key = s.key) as "lastRound"
    from etlegacy.servers as s
    order by s.key collate "C"`.execute(db);
  return result.rows;
}
