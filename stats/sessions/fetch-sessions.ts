import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';

export type SessionLine = {
  readonly sessionId: number;
  readonly server: string;
  readonly zone: string;
  /** Local date of the first round: 2025-10-14. */
  readonly date: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly rounds: number;
  /** Maps of which any half is known. */
  readonly matches: number;
  readonly players: number;
  /** In lower case, by name, each once. */
  readonly maps: readonly string[];
};

/** The evenings of a month, newest first. @param month 2025-10. */
export async function fetchSessions(
  db: Kysely<DB>,
  month: string,
  servers: readonly string[],
): Promise<SessionLine[]> {
  const first = Temporal.PlainDate.from(`${month}-01`);
  const next = first.add({ months: 1 });
  return await selectSessions(
    db,
    sql`s.server_key = any(${servers}::text[])
      and s.local_date >= ${first.toString()}::date and s.local_date < ${next.toString()}::date`,
    null,
  );
}

/** The latest evenings, or those whose date, or one of whose maps, begins with the text. */
export async function searchSessions(
  db: Kysely<DB>,
  text: string,
  servers: readonly string[],
  limit = 25,
): Promise<SessionLine[]> {
  const wanted = text.trim().toLowerCase();
  const pattern = `${wanted.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const matching =
    wanted === ''
      ? sql`true`
      : sql`(s.local_date::text like ${pattern} or exists (
          select from etlegacy.matches as m where m.session_id = s.id and lower(m.map) like ${pattern}))`;
  return await selectSessions(db, sql`s.server_key = any(${servers}::text[]) and ${matching}`, limit);
}

async function selectSessions(
  db: Kysely<DB>,
  where: RawBuilder<unknown>,
  limit: number | null,
): Promise<SessionLine[]> {
  const result = await sql<SessionLine>`
    with chosen as (
      select s.* from etlegacy.sessions as s where ${where}
      order by s.ended_at desc, s.id limit ${limit}::int
    )
    select s.id as "sessionId", s.server_key as server, v.zone, s.local_date as date, s.started_at as "startedAt",
      s.ended_at as "endedAt", s.rounds, played.matches, played.maps, people.players
    from chosen as s
    join etlegacy.servers as v on v.key = s.server_key
    cross join lateral (
      select count(*)::int8 as matches, coalesce(array_agg(distinct lower(m.map)), '{}') as maps
      from etlegacy.matches as m where m.session_id = s.id
    ) as played
    cross join lateral (
      select count(*)::int8 as players from etlegacy.player_sessions as p where p.session_id = s.id
    ) as people
    order by s.ended_at desc, s.id`.execute(db);
  return result.rows;
}
