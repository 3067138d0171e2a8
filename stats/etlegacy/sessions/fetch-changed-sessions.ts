import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';

export type ChangedSession = {
  readonly id: number;
  readonly server: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
  /** Ids of its rounds, those that do not count included, in the order in which they were played. */
  readonly rounds: readonly number[];
};

type Asked = {
  /** Server and id of a session as text; an empty one asks for the recent sessions of that server. */
  readonly changed: readonly { readonly scope: string; readonly subject: string }[];
  /** What ended earlier is not recent. */
  readonly recentSince: Date;
};

/** Returns the sessions that are asked for and still exist, in the order in which they ended. */
export async function fetchChangedSessions(
  db: Kysely<DB>,
  { changed, recentSince }: Asked,
): Promise<ChangedSession[]> {
  if (changed.length === 0) return [];
  const scopes = changed.map(({ scope }) => scope);
  const subjects = changed.map(({ subject }) => subject);
  const { rows } = await sql<ChangedSession>`
    select s.id, s.server_key as server, s.started_at as "startedAt", s.ended_at as "endedAt",
      (select array_agg(r.id order by r.ended_at, r.id) from etlegacy.rounds as r where r.session_id = s.id) as rounds
    from etlegacy.sessions as s
    where s.id in (
        select case when subject ~ '^[0-9]{1,18}$' then subject::bigint end
        from unnest(${scopes}::text[], ${subjects}::text[]) as c (scope, subject))
      or (s.ended_at >= ${recentSince} and s.server_key in (
        select scope from unnest(${scopes}::text[], ${subjects}::text[]) as c (scope, subject) where subject = ''))
    order by s.ended_at, s.id`.execute(db);
  return rows;
}
