import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';

type About = { readonly sessions: number; readonly rounds: number; readonly lastRound: Date | null };

/** Returns how much is stored of these servers and when the last round came. Only counting rounds are counted, and the evenings that have one. */
export async function fetchAbout(db: Kysely<DB>, servers: readonly string[]): Promise<About> {
  const { rows } = await sql<About>`
    select coalesce(sum(rounds), 0)::int8 as rounds, count(*)::int8 as sessions, max("lastRound") as "lastRound"
    from (
      select count(*) as rounds, max(ended_at) as "lastRound"
      from etlegacy.rounds
      where server_key = any(${servers}::text[]) and status = 'ok' and session_id is not null
      group by session_id
    ) as evenings`.execute(db);
  const [about] = rows;
  if (about === undefined) throw new Error('A select of aggregates always has a row');
  return about;
}
