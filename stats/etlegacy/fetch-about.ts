import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';

type About = { readonly sessions: number; readonly rounds: number; readonly lastRound: Date | null };

/** Returns how much is stored of these servers and when the last round came. Only counting rounds are counted. */
export async function fetchAbout(db: Kysely<DB>, servers: readonly string[]): Promise<About> {
  const { rows } = await sql<About>`
    select
      (select count(*)::int8 from etlegacy.sessions where server_key = any(${servers}::text[])) as sessions,
      (select count(*)::int8 from etlegacy.rounds
        where server_key = any(${servers}::text[]) and status = 'ok' and session_id is not null) as rounds,
      (select max(ended_at) from etlegacy.sessions where server_key = any(${servers}::text[])) as "lastRound"`.execute(
    db,
  );
  const [about] = rows;
  if (about === undefined) throw new Error('A select of aggregates always has a row');
  return about;
}
