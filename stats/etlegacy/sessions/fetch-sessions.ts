import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { fetchMerges } from '../merges/fetch-merges.ts';
import { personSql } from '../merges/merges.ts';
import { START_SQL } from './start-sql.ts';
import { likePrefix } from '../../../database/like-prefix.ts';

export type SessionLine = {
  readonly sessionId: number;
  readonly server: string;
  readonly zone: string;
  /** Local date of the first round: 2025-10-14. */
  readonly date: string;
  /** null where nothing tells when its first round began. */
  readonly startedAt: Date | null;
  /** The same, or else the end of that round: sessions are ordered by it. */
  readonly firstKnownAt: Date;
  readonly endedAt: Date;
  /** Number of counting rounds. */
  readonly rounds: number;
  /** Number of maps with at least one known round; rounds of last man standing in a row on one map are one. */
  readonly matches: number;
  readonly players: number;
  /** In lower case, by name, each once. */
  readonly maps: readonly string[];
};

/** Returns the sessions of a month, newest first. @param month 2025-10. */
export async function fetchSessions(
  db: Kysely<DB>,
  month: string,
  servers: readonly string[],
): Promise<SessionLine[]> {
  const first = Temporal.PlainDate.from(`${month}-01`);
  const next = first.add({ months: 1 });
  return await selectSessions(
    db,
    servers,
    sql`s.server_key = any(${servers}::text[])
      and s.local_date >= ${first.toString()}::date and s.local_date < ${next.toString()}::date`,
  );
}

/** Returns the latest sessions, or those whose date or one of whose maps begins with the text. */
export async function searchSessions(
  db: Kysely<DB>,
  text: string,
  servers: readonly string[],
  limit = 25,
): Promise<SessionLine[]> {
  const wanted = text.trim().toLowerCase();
  const result = await sql<{ id: number }>`
    select found.id
    from unnest(${servers}::text[]) as v (key)
    cross join lateral (${findSessions(wanted, limit)}) as found
    order by found.ended_at desc, found.id limit ${limit}`.execute(db);
  const ids = result.rows.map((row) => row.id);
  return ids.length === 0 ? [] : await selectSessions(db, servers, sql`s.id = any(${ids}::bigint[])`);
}

type SessionPage = {
  /** The last session of the page before; null for the first page. */
  readonly after: { readonly firstKnownAt: Date; readonly id: number } | null;
  readonly limit: number;
};

/** Returns sessions by their start, newest first; one that goes on stays where it is. */
export async function fetchSessionPage(
  db: Kysely<DB>,
  servers: readonly string[],
  { after, limit }: SessionPage,
): Promise<SessionLine[]> {
  const isAfter =
    after === null ? sql`true` : sql`(s.started_at, s.id) < (${after.firstKnownAt}, ${after.id})`;
  const result = await sql<{ id: number }>`
    select s.id from etlegacy.sessions as s
    where s.server_key = any(${servers}::text[]) and ${isAfter}
    order by s.started_at desc, s.id desc limit ${limit}`.execute(db);
  const ids = result.rows.map((row) => row.id);
  const lines = ids.length === 0 ? [] : await selectSessions(db, servers, sql`s.id = any(${ids}::bigint[])`);
  return lines.toSorted((a, b) => ids.indexOf(a.sessionId) - ids.indexOf(b.sessionId));
}

/** Returns one session of these servers. */
export async function fetchSessionLine(
  db: Kysely<DB>,
  servers: readonly string[],
  id: number,
): Promise<SessionLine | undefined> {
  const [line] = await selectSessions(
    db,
    servers,
    sql`s.id = ${id} and s.server_key = any(${servers}::text[])`,
  );
  return line;
}

/** The latest matching sessions of the server `v.key`, read from the end of an index. */
function findSessions(wanted: string, limit: number): RawBuilder<unknown> {
  const pattern = likePrefix(wanted);
  const last = sql`order by s.ended_at desc limit ${limit}`;
  if (wanted === '')
    return sql`select s.id, s.ended_at from etlegacy.sessions as s where s.server_key = v.key ${last}`;
  if (/^\d/.test(wanted)) {
    // A map may begin with a digit too.
    return sql`
      select s.id, s.ended_at from etlegacy.sessions as s
      where s.server_key = v.key and (s.local_date::text like ${pattern} or s.id in (${onMaps(pattern)})) ${last}`;
  }
  return sql`
    select s.id, s.ended_at from etlegacy.sessions as s
    where s.server_key = v.key and s.id in (${onMaps(pattern)}) ${last}`;
}

function onMaps(pattern: string): RawBuilder<unknown> {
  return sql`
    select m.session_id from etlegacy.matches as m
    where m.server_key = v.key and lower(m.map) collate "C" like ${pattern} and m.session_id is not null`;
}

async function selectSessions(
  db: Kysely<DB>,
  servers: readonly string[],
  where: RawBuilder<unknown>,
): Promise<SessionLine[]> {
  const merges = await fetchMerges(db, servers);
  const person = personSql(merges, 'p.player_key');
  const people = merges.size === 0 ? sql`count(*)` : sql`count(distinct ${person})`;
  const result = await sql<SessionLine>`
    with chosen as (
      select s.* from etlegacy.sessions as s where ${where}
    )
    select s.id as "sessionId", s.server_key as server, v.zone, s.local_date as date, ${START_SQL} as "startedAt",
      s.started_at as "firstKnownAt", s.ended_at as "endedAt", counting.rounds, played.matches, played.maps, people.players
    from chosen as s
    join etlegacy.servers as v on v.key = s.server_key
    cross join lateral (
      select (count(*) filter (where not p.goes_on))::int8 as matches,
        coalesce(array_agg(distinct p.map), '{}') as maps
      from (
        select lower(m.map) as map, coalesce(r.game_type = 'last_man_standing' and lag(r.game_type) over sequence = r.game_type
          and lag(lower(m.map)) over sequence = lower(m.map), false) as goes_on
        from etlegacy.matches as m join etlegacy.rounds as r on r.id = coalesce(m.r2_id, m.r1_id)
        where m.session_id = s.id
        window sequence as (order by m.ended_at, m.id)
      ) as p
    ) as played
    cross join lateral (
      select count(*)::int8 as rounds from etlegacy.rounds as r where r.session_id = s.id and r.status = 'ok'
    ) as counting
    cross join lateral (
      select ${people}::int8 as players from etlegacy.session_players as p where p.session_id = s.id
    ) as people
    order by s.ended_at desc, s.id`.execute(db);
  return result.rows;
}
