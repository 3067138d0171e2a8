// Finding a player by part of any name he ever carried. Plain substring search over the table of names, folded once when
// a name is stored: a fuzzy index would need an extension that not every database may create.
import { type Kysely, sql } from 'kysely';
import { fold } from './fold.ts';
import { fetchShownNames } from './fetch-shown-names.ts';
import type { DB } from '../../database/schema.ts';
import { coveredRows, coverSql, everySession, named } from '../periods/covered-rows.ts';

export type FoundPlayer = {
  readonly playerKey: string;
  /** As he is shown. */
  readonly name: string;
  /** The name that was found, where it is another one; else null. */
  readonly alias: string | null;
  readonly rounds: number;
  readonly lastPlayed: Date;
};

/**
 * Players of these servers by name: the whole name, its beginning, the beginning of a word, anywhere; then who played
 * last. A GUID finds its player. An empty text gives who played last.
 */
export async function searchPlayers(
  db: Kysely<DB>,
  text: string,
  servers: readonly string[],
  limit = 25,
): Promise<FoundPlayer[]> {
  const wanted = fold(text);
  const rows =
    wanted === '' ? await fetchRecent(db, servers, limit) : await fetchMatching(db, wanted, servers, limit);
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

async function fetchRecent(db: Kysely<DB>, servers: readonly string[], limit: number): Promise<Row[]> {
  const result = await sql<Row>`
    with ${coverSql(everySession(servers))}, recent as (
      select id from etlegacy.sessions where server_key = any(${servers}::text[]) order by ended_at desc limit ${limit}
    ), latest as (
      select player_key, max(ended_at) as "lastPlayed" from etlegacy.player_sessions
      where session_id in (select id from recent)
      group by player_key order by max(ended_at) desc, player_key collate "C" limit ${limit}
    )
    select l.player_key as "playerKey", null as found, l."lastPlayed", sum(s.rounds)::int8 as rounds
    from latest as l
    join ${coveredRows('players', {
      columns: named('player_key', 'rounds'),
      where: sql`s.player_key in (select player_key from latest)`,
    })} as s on s.player_key = l.player_key
    group by l.player_key, l."lastPlayed"
    order by l."lastPlayed" desc, rounds desc, l.player_key collate "C"`.execute(db);
  return result.rows;
}

async function fetchMatching(
  db: Kysely<DB>,
  wanted: string,
  servers: readonly string[],
  limit: number,
): Promise<Row[]> {
  const pattern = wanted.replaceAll(/[\\%_]/g, String.raw`\$&`);
  const result = await sql<Row>`
    with ${coverSql(everySession(servers))}, hits as (
      select player_key, name, last_seen, case
          when search = ${wanted} or lower(guid) = ${wanted} then 0
          when search like ${`${pattern}%`} then 1
          when search like ${`% ${pattern}%`} then 2
          else 3 end as grade
      from etlegacy.player_names
      where server_key = any(${servers}::text[]) and not is_bot and (search like ${`%${pattern}%`} or lower(guid) = ${wanted})
    ), best as (
      select distinct on (player_key) player_key, name, grade, last_seen
      from hits order by player_key, grade, last_seen desc
    ), visible as (
      select * from best as b
      where exists (
        select from etlegacy.player_sessions as s
        where s.player_key = b.player_key and s.server_key = any(${servers}::text[]))
    ), candidates as (
      select * from visible order by grade, last_seen desc, player_key collate "C" limit ${limit}
    )
    select c.player_key as "playerKey", c.name as found, sum(s.rounds)::int8 as rounds,
      max(s.ended_at) as "lastPlayed"
    from candidates as c
    join ${coveredRows('players', {
      columns: named('player_key', 'rounds', 'ended_at'),
      where: sql`s.player_key in (select player_key from candidates)`,
    })} as s on s.player_key = c.player_key
    group by c.player_key, c.name, c.grade
    order by c.grade, max(s.ended_at) desc, sum(s.rounds) desc, c.player_key collate "C"`.execute(db);
  return result.rows;
}
