// What shows that all goes on, and what is wrong: both are known to every process, whichever one looks next.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // The last time that something went well which has to go well again and again; what is silent for longer is an alarm.
  `create table core.pulses (
    name text primary key,
    beat_at timestamptz not null,
    silent_after_s integer not null check (silent_after_s > 0)
  )`,

  // One row for each trouble, kept for as long as its cool-down lasts. over_at: null while it goes on. told: what its
  // channel heard last.
  `create table core.alarms (
    key text primary key,
    say text not null,
    since timestamptz not null,
    seen_at timestamptz not null,
    over_at timestamptz,
    logged_at timestamptz not null,
    told text check (told in ('alarm', 'over')),
    told_at timestamptz
  )`,
];
