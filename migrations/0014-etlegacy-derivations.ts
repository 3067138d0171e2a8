// What the rows of each server were derived with, and how far a new derivation is; the order in which one reads the
// ledger; and files that claim a time at which nobody can have played, which are refused where they come in from now on.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // made_with: derivation and zone of all rows; null while unknown. target: what a derivation that is not over makes them
  // with; (after_subject, after_id) is the last payload that it read, done how many of about \`files\` it read.
  `create table etlegacy.derivations (
    server_key text primary key references etlegacy.servers on delete cascade,
    made_with text,
    target text,
    after_subject text not null default '',
    after_id bigint not null default 0,
    done integer not null default 0,
    files integer not null default 0,
    changed_at timestamptz not null default now()
  )`,

  `create index payloads_subject on core.payloads (source, subject, id)`,

  // Their rows go with the next derivation.
  `update core.payloads set status = 'rejected', code = 'IMPOSSIBLE_TIME', line = null,
    reason = 'the name says that the round ended on ' || left(subject, 10)
      || case when subject < '1990' then ', before 1990' else ', more than two days after it came in' end
  where kind = 'round_file' and status <> 'rejected' and subject ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]{6}-'
    and (subject < '1990'
      or left(subject, 17) > to_char((received_at at time zone 'UTC') + interval '2 days', 'YYYY-MM-DD-HH24MISS'))`,
];
