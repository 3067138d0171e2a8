import { type Kysely, sql } from 'kysely';
import { stripColors } from '../../../core/color-codes.ts';
import type { DB } from '../../../database/schema.ts';

/** What was played on a server in a week, and on the same days of earlier years. */
export type WeekFacts = {
  /** The name of the server in its last round, without colours; '' without one. */
  readonly hostName: string;
  /** Those that count. */
  readonly rounds: number;
  readonly sessions: number;
  readonly maps: number;
  readonly players: number;
  /** The evening of an earlier year with the most players on one of these days; null where there was none. */
  readonly onThisDay: number | null;
};

type Week = { readonly server: string; readonly monday: string };

/** @param monday the local date on which the week begins. */
export async function fetchWeek(db: Kysely<DB>, { server, monday }: Week): Promise<WeekFacts> {
  const { rows } = await sql<Omit<WeekFacts, 'onThisDay'>>`
    with week as (
      select id from etlegacy.sessions
      where server_key = ${server} and local_date >= ${monday}::date and local_date < ${monday}::date + 7
    )
    select (select count(*)::int from week) as sessions,
      (select count(*)::int from etlegacy.rounds where session_id in (select id from week) and status = 'ok') as rounds,
      (select count(*)::int from etlegacy.matches where session_id in (select id from week)) as maps,
      (select count(distinct player_key)::int from etlegacy.session_players where session_id in (select id from week))
        as players,
      coalesce((select host_name from etlegacy.rounds where session_id in (select id from week)
        order by ended_at desc, id limit 1), '') as "hostName"`.execute(db);
  const facts = rows[0] ?? { hostName: '', rounds: 0, sessions: 0, maps: 0, players: 0 };
  return {
    ...facts,
    hostName: stripColors(facts.hostName),
    onThisDay: await findOnThisDay(db, { server, monday }),
  };
}

async function findOnThisDay(db: Kysely<DB>, { server, monday }: Week): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    select s.id from etlegacy.sessions as s
    where s.server_key = ${server} and s.local_date < ${monday}::date - 300
      and to_char(s.local_date, 'MM-DD') in (select to_char(${monday}::date + d, 'MM-DD') from generate_series(0, 6) as d)
    order by (select count(*) from etlegacy.session_players as p where p.session_id = s.id) desc, s.ended_at desc, s.id
    limit 1`.execute(db);
  return rows[0]?.id ?? null;
}
