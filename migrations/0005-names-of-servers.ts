// Which names a player carried on which server: whoever sees one server learns no names from another, and two servers that
// write the names of the same people need not wait for each other.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table etlegacy.player_names add column server_key text`,
  `update etlegacy.player_names set server_key = (select key from etlegacy.servers)
    where (select count(*) from etlegacy.servers) = 1`,
  `do $$ begin
    if (select count(*) from etlegacy.servers) > 1 then
      delete from etlegacy.player_names;
      alter table etlegacy.player_names drop constraint player_names_pkey;
      insert into etlegacy.player_names
        (server_key, player_key, raw_name, name, guid, is_bot, first_seen, last_seen, rounds)
      select r.server_key, p.player_key, p.raw_name, min(p.name), min(p.guid), bool_and(p.is_bot), min(r.ended_at),
        max(r.ended_at), count(*)
      from etlegacy.player_rounds as p join etlegacy.rounds as r on r.id = p.round_id
      where p.mode <> 'spectator'
      group by r.server_key, p.player_key, p.raw_name;
    end if;
  end $$`,
  `alter table etlegacy.player_names drop constraint if exists player_names_pkey,
    add primary key (player_key, raw_name, server_key)`,
];
