// Rows go with their round in one statement; and what comes is written in one transaction with its round, in one place (see
// write-in-flow.ts), so nothing has to look for the round of every single row.
import { type Kysely, sql } from 'kysely';

const ROWS = ['player_rounds', 'weapon_rounds', 'round_awards', 'round_opponents'];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  ...ROWS.map((table) => `alter table etlegacy.${table} drop constraint ${table}_round_id_fkey`),
  `create function etlegacy.forget_rows() returns trigger language plpgsql as $$
  begin
    ${ROWS.map((table) => `delete from etlegacy.${table} as row using gone where row.round_id = gone.id;`).join('\n    ')}
    return null;
  end $$`,
  `create trigger rounds_forget_rows after delete on etlegacy.rounds
    referencing old table as gone for each statement execute function etlegacy.forget_rows()`,
];
