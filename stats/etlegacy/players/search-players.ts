// Finds players by part of any name they used or an admin gave them. A substring search over the table of names, which are
// case-folded when stored; a fuzzy index would need an extension that not every database allows.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { fold } from '../../../core/fold.ts';
import { UNNAMED } from '../../../core/unnamed.ts';
import { fetchNamedPeople } from './fetch-named-people.ts';
import { fetchShownNames } from './fetch-shown-names.ts';
import type { DB } from '../../../database/schema.ts';
import type { Scope } from '../periods/fetch-scope.ts';
import { fetchMerges } from '../merges/fetch-merges.ts';
import { keysSql, personSql } from '../merges/merges.ts';
import { coveredRows, coverSql, everySession, named } from '../periods/covered-rows.ts';

export type FoundPlayer = {
  readonly playerKey: string;
  /** The shown name. */
  readonly name: string;
  /** The name that matched, if it is not the shown one; else null. */
  readonly alias: string | null;
  readonly rounds: number;
  readonly lastPlayed: Date;
};

/**
 * Returns players of these servers by name. Matches of the whole name come first, then of its beginning, of the beginning
 * of a word, anywhere; equal matches by who played last. A GUID finds its player. An empty text returns who played last.
 */
export async function searchPlayers(
  db: Kysely<DB>,
  text: string,
  servers: readonly string[],
  limit = 25,
): Promise<FoundPlayer[]> {
  const wanted = fold(text);
  const scope = everySession(servers, await fetchMerges(db, servers));
  const rows =
    wanted === '' ? await fetchRecent(db, scope, limit) : await fetchMatching(db, wanted, scope, limit);
  const names = await fetchShownNames(
    db,
    servers,
    rows.map((row) => row.playerKey),
  );
  return rows.map(({ found, ...row }) => {
    const name = names.get(row.playerKey) ?? row.playerKey;
    return { ...row, name, alias: found === null || fold(found) === fold(name) ? null : found };
  });
}

type Row = {
  readonly playerKey: string;
  readonly found: string | null;
  readonly rounds: number;
  readonly lastPlayed: Date;
};

async function fetchRecent(db: Kysely<DB>, scope: Scope, limit: number): Promise<Row[]> {
  const servers = scope.servers.map(({ serverKey }) => serverKey);
  const result = await sql<Row>`
    with ${coverSql(scope)}, recent as (
      select id from etlegacy.sessions where server_key = any(${servers}::text[]) order by ended_at desc limit ${limit}
    ), latest as materialized (
      select p.player_key, max(p.ended_at) as "lastPlayed"
      from (
        select ${personSql(scope.merges, 's.player_key')} as player_key, s.ended_at
        from etlegacy.session_players as s where s.session_id = any(array(select id from recent))
      ) as p
      group by p.player_key order by max(p.ended_at) desc, p.player_key collate "C" limit ${limit}
    ), played as (${roundsOf('latest', scope)})
    select l.player_key as "playerKey", null as found, l."lastPlayed", p.rounds
    from latest as l join played as p on p.player_key = l.player_key
    order by l."lastPlayed" desc, p.rounds desc, l.player_key collate "C"`.execute(db);
  return result.rows;
}

async function fetchMatching(db: Kysely<DB>, wanted: string, scope: Scope, limit: number): Promise<Row[]> {
  const servers = scope.servers.map(({ serverKey }) => serverKey);
  // A blank name is found by what it is called.
  const said = sql`coalesce(nullif(btrim(search), ''), ${UNNAMED})`;
  const pattern = wanted.replaceAll(/[\\%_]/g, String.raw`\$&`);
  const named = [...(await fetchNamedPeople(db, servers, scope.merges))]
    .map(([playerKey, name]) => ({ playerKey, name, grade: gradeOf(fold(name), wanted) }))
    .filter(({ grade }) => grade !== null);
  const result = await sql<Row>`
    with ${coverSql(scope)}, hits as (
      select ${personSql(scope.merges, 'player_key')} as player_key, name, last_seen, case
          when ${said} = ${wanted} or lower(guid) = ${wanted} then 0
          when ${said} like ${`${pattern}%`} then 1
          when ${said} like ${`% ${pattern}%`} then 2
          else 3 end as grade
      from etlegacy.player_names
      where server_key = any(${servers}::text[]) and not is_bot and (${said} like ${`%${pattern}%`} or lower(guid) = ${wanted})
      union all
      select n.player_key, n.name, (
          select max(p.last_seen) from etlegacy.player_names as p
          where p.player_key = n.player_key and p.server_key = any(${servers}::text[])
        ), n.grade
      from unnest(
        ${named.map(({ playerKey }) => playerKey)}::text[], ${named.map(({ name }) => name)}::text[],
        ${named.map(({ grade }) => grade)}::int[]
      ) as n (player_key, name, grade)
    ), best as (
      select distinct on (player_key) player_key, name, grade, last_seen
      from hits order by player_key, grade, last_seen desc
    ), candidates as materialized (
      -- Most matches played here too, so the best ones are checked first, until there are enough.
      select b.player_key, b.name, b.grade, last.ended_at
      from (select * from best order by grade, last_seen desc, player_key collate "C") as b
      cross join lateral (
        select newest.ended_at
        from unnest(${keysSql(scope.merges, 'b.player_key')}) as k (player_key)
        cross join lateral (
          select s.ended_at from etlegacy.session_players as s
          where s.player_key = k.player_key and s.server_key = any(${servers}::text[])
          order by s.ended_at desc limit 1
        ) as newest
        order by newest.ended_at desc limit 1
      ) as last
      order by b.grade, b.last_seen desc, b.player_key collate "C" limit ${limit}
    ), played as (${roundsOf('candidates', scope)})
    select c.player_key as "playerKey", c.name as found, p.rounds, c.ended_at as "lastPlayed"
    from candidates as c join played as p on p.player_key = c.player_key
    order by c.grade, c.ended_at desc, p.rounds desc, c.player_key collate "C"`.execute(db);
  return result.rows;
}

/** Grades a name as the statement does; null if it does not contain the text. */
function gradeOf(name: string, wanted: string): number | null {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.includes(` ${wanted}`)) return 2;
  return name.includes(wanted) ? 3 : null;
}

/** Counts the rounds of the players of a table; to use after a cover. */
function roundsOf(people: string, scope: Scope): RawBuilder<unknown> {
  const keys = keysSql(scope.merges, 'p.player_key');
  const rows = coveredRows('players', scope, {
    columns: named('player_key', 'rounds'),
    where: sql`s.player_key = any(array(select unnest(${keys}) from ${sql.table(people)} as p))`,
  });
  return sql`select s.player_key, sum(s.rounds)::int8 as rounds from ${rows} as s group by s.player_key`;
}
