import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { Stirred } from '../../framework/post-kind.ts';

/** Returns the Mondays of the weeks in which these sessions were played, as subjects of digests. */
export async function findWeeks(db: Kysely<DB>, stirred: readonly Stirred[]): Promise<readonly Stirred[]> {
  const { rows } = await sql<Stirred>`
    select distinct server_key as scope, to_char(date_trunc('week', local_date), 'YYYY-MM-DD') as subject
    from etlegacy.sessions where id = any(${idsOf(stirred)}::bigint[])`.execute(db);
  return rows;
}

/** Returns the subjects of the posts of a kind that report rounds of these sessions, of these whole servers, or rounds that are gone. */
export async function findCovering(
  db: Kysely<DB>,
  kind: string,
  stirred: readonly Stirred[],
): Promise<readonly Stirred[]> {
  const whole = stirred.filter(({ subject }) => subject === '').map(({ scope }) => scope);
  const ofWhole = sql`exists (
      select from unnest(covers) as c (id) left join etlegacy.rounds as r on r.id = c.id
      where r.id is null or r.server_key = any(${whole}::text[]))`;
  const { rows } = await sql<Stirred>`
    select distinct scope, subject from core.posts
    where kind = ${kind} and (covers && (
        select coalesce(array_agg(id), '{}') from etlegacy.rounds
        where session_id = any(${idsOf(stirred)}::bigint[]))
      or ${whole.length === 0 ? sql`false` : ofWhole})`.execute(db);
  return rows;
}

function idsOf(stirred: readonly Stirred[]): string[] {
  return stirred.map(({ subject }) => subject).filter((subject) => /^\d+$/.test(subject));
}
