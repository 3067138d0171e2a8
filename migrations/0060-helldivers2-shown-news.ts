// Dispatches of the community's reshaped answers have a date instead of game seconds: it is kept as it was shown, with the
// moment of the answer, and the game seconds are worked out from the war's clock at that moment.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table helldivers2.news
    alter column published_game drop not null,
    add column game_said_at timestamptz,
    add column shown_at timestamptz,
    add column shown_seen_at timestamptz,
    add column reckoned_game bigint`,
  `update helldivers2.news set game_said_at = last_seen_at`,
];
