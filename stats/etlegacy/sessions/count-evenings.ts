import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';

export type EveningCounts = {
  readonly sessions: number;
  /** Rounds that count: complete, and played by two people or more. */
  readonly rounds: number;
  /** End of the last evening; null where there was none. */
  readonly last: Date | null;
};

/** How much is known of these servers. */
export async function countEvenings(db: Kysely<DB>, servers: readonly string[]): Promise<EveningCounts> {
  const { rows } = await sql<EveningCounts>`
    select
      (select count(*)::int8 from etlegacy.sessions where server_key = any(${servers}::text[])) as sessions,
      (select count(*)::int8 from etlegacy.rounds
        where server_key = any(${servers}::text[]) and status = 'ok' and session_id is not null) as rounds,
      (select max(ended_at) from etlegacy.sessions where server_key = any(${servers}::text[])) as last`.execute(
    db,
  );
  const [counts] = rows;
  if (counts === undefined) throw new Error('A select of aggregates always has a row');
  return counts;
}
