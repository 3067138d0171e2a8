// Marks sessions whose posts may have to say something else after a decision. Execute it in the transaction of the decision.
import { type Kysely, sql } from 'kysely';
import type { DB } from '../schema.ts';

/** Marks the sessions in which one of these players has a row. @param server null: on any server. */
export async function stirSessionsOfPlayers(
  db: Kysely<DB>,
  server: string | null,
  playerKeys: readonly string[],
): Promise<void> {
  await sql`
    insert into core.stirs (game, scope, subject)
    select distinct 'etlegacy', r.server_key, r.session_id::text
    from etlegacy.player_rounds as p join etlegacy.rounds as r on r.id = p.round_id
    where p.player_key = any(${playerKeys}::text[]) and r.session_id is not null
      and (${server}::text is null or r.server_key = ${server})
    order by 2, 3
    on conflict (game, scope, subject) do update set stirred_at = excluded.stirred_at`.execute(db);
}

/** Marks the session of the round that a file tells. */
export async function stirSessionOfFile(db: Kysely<DB>, server: string, file: string): Promise<void> {
  await sql`
    insert into core.stirs (game, scope, subject)
    select distinct 'etlegacy', server_key, session_id::text from etlegacy.rounds
    where server_key = ${server} and file = ${file} and session_id is not null
    on conflict (game, scope, subject) do update set stirred_at = excluded.stirred_at`.execute(db);
}

/** Marks all sessions of a server of which something was posted, by their ids now and by those at the time of the post. */
export async function stirPostedSessions(db: Kysely<DB>, server: string): Promise<void> {
  await sql`
    insert into core.stirs (game, scope, subject)
    select 'etlegacy', ${server}, subject from (
      select r.session_id::text as subject
      from core.posts as p join core.targets as t on t.key = p.target
        cross join unnest(p.covers) as c (id) join etlegacy.rounds as r on r.id = c.id
      where t.game = 'etlegacy' and r.server_key = ${server} and r.session_id is not null
      union
      select p.subject from core.posts as p join core.targets as t on t.key = p.target
      where t.game = 'etlegacy' and p.scope = ${server}
    ) as s
    order by subject
    on conflict (game, scope, subject) do update set stirred_at = excluded.stirred_at`.execute(db);
}
