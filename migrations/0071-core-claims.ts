// A link is proven by wearing a code in the game. A claim waits for a file that shows the code, or for admins where two
// accounts claim one player.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table core.links drop constraint links_proof_check,
    add constraint links_proof_check check (proof in ('unproven', 'name', 'admin'))`,
  `create table core.claims (
    game text not null,
    account text not null,
    place text not null,
    code text not null,
    ends_at timestamptz not null,
    state text not null default 'open' check (state in ('open', 'proven', 'disputed', 'given', 'refused')),
    subject text,
    holder text,
    told_at timestamptz,
    primary key (game, account),
    unique (game, code)
  )`,
];
