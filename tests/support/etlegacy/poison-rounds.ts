import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';

/** Makes the database reject rounds on the map `poison`. */
export async function poisonRounds(db: Kysely<DB>, sqlState: string): Promise<void> {
  await sql
    .raw(
      `create function refuse() returns trigger language plpgsql as $$ begin
         if new.map = 'poison' then raise exception 'no such rounds here' using errcode = '${sqlState}'; end if;
         return new; end $$;
       create trigger refuse before insert on etlegacy.rounds for each row execute function refuse()`,
    )
    .execute(db);
}

/** Undoes `poisonRounds`. */
export async function curePoison(db: Kysely<DB>): Promise<void> {
  await sql.raw('drop function refuse cascade').execute(db);
}
