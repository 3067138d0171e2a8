import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';

type About = { readonly sessions: number; readonly rounds: number; readonly lastRound: Date | null };

/** How much is known of these servers, and since when nothing new is. */
export async function fetchAbout(db: Kysely<DB>, servers: readonly string[]): Promise<About> {
  const { sessions, rounds, last } = await db
    .selectFrom('etlegacy.sessions')
    .select(({ fn }) => [fn.countAll<number>().as('sessions'), fn.max('ended_at').as('last')])
    .select(sql<number>`coalesce(sum(rounds), 0)::int8`.as('rounds'))
    .where('server_key', '=', sql<string>`any(${servers}::text[])`)
    .executeTakeFirstOrThrow();
  return { sessions, rounds, lastRound: last };
}
