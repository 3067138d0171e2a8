import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';

/** What a back-fill makes grow, and the columns by which it is found or left out. */
const TABLES = [
  'core.payloads (id, source, subject, status)',
  'etlegacy.files (payload_id, server_key, local_end)',
  'etlegacy.rounds (id, server_key, match_id, session_id, ended_at, status)',
  'etlegacy.matches (id, r2_id, session_id)',
  'etlegacy.sessions (id, server_key, local_date)',
  'etlegacy.player_rounds (round_id, player_key, mode, is_bot)',
  'etlegacy.weapon_rounds (round_id, player_key)',
  'etlegacy.player_session_maps (session_id, map)',
];

/**
 * Lets the planner see how much there is now. PostgreSQL looks by itself once a minute; until then the plans of a
 * back-fill would be those for the empty tables that it began with.
 */
export async function tellPlanner(db: Kysely<DB>): Promise<void> {
  await sql.raw(`analyze ${TABLES.join(', ')}`).execute(db);
}
