// ET:Legacy: rounds and what players did in them, what that adds up to per session, and per month and year.
import { type Kysely, sql } from 'kysely';
import { PLAYER_ROWS } from './0002-etlegacy/player-rows.ts';
import { ROUNDS } from './0002-etlegacy/rounds.ts';
import { SPANS } from './0002-etlegacy/spans.ts';
import { SUMS } from './0002-etlegacy/sums.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...ROUNDS, ...PLAYER_ROWS, ...SUMS, ...SPANS])
    await sql.raw(statement).execute(db);
}
