// Rivals of a player are sums of duels: both directions are read from an index alone, damage without a kill included, and
// the rounds with an event log from one of their own.
import { type Kysely, sql } from 'kysely';

const DID = 'kills > 0 or damage > 0';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    'drop index etlegacy.round_duels_player',
    'drop index etlegacy.round_duels_victim',
    `create index round_duels_player on etlegacy.round_duels (player_key, victim_key)
      include (round_id, kills, damage, head_hits) where ${DID}`,
    `create index round_duels_victim on etlegacy.round_duels (victim_key, player_key)
      include (round_id, kills, damage) where ${DID}`,
    `create index rounds_logged on etlegacy.rounds (session_id) include (id, map)
      where log in ('whole', 'short') and status = 'ok'`,
  ])
    await sql.raw(statement).execute(db);
}
