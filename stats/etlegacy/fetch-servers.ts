import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';

export type ServerSummary = {
  readonly key: string;
  /** IANA zone of its clock. */
  readonly zone: string;
  readonly sessions: number;
  /** Those that count. */
  readonly rounds: number;
  /** The end of its last session; null before the first. */
  readonly lastRound: Date | null;
};

/** Returns these servers in the order of their keys. */
export async function fetchServers(db: Kysely<DB>, keys: readonly string[]): Promise<ServerSummary[]> {
  const { rows } = await sql<ServerSummary>`
    select s.key, s.zone, coalesce(count(e.id), 0)::int8 as sessions, max(e.ended_at) as "lastRound",
      coalesce((select count(*) from etlegacy.rounds as r
        where r.server_key = s.key and r.status = 'ok' and r.session_id is not null), 0)::int8 as rounds
    from etlegacy.servers as s
    left join etlegacy.sessions as e on e.server_key = s.key
    where s.key = any(${keys}::text[])
    group by s.key
    order by s.key collate "C"`.execute(db);
  return rows;
}
