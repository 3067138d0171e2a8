import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';

export type War = {
  readonly id: number;
  /** When the newest status was made. */
  readonly observedAt: Date;
  readonly timeGame: number;
  readonly impactMultiplier: number | null;
  /** All players; those of regions are part of their planet's. */
  readonly players: number;
  readonly attacks: readonly { readonly source: number; readonly target: number }[];
};

const MOST = sql.lit(Number.MAX_SAFE_INTEGER);

/** The war of the newest status; null before there is one. */
export async function fetchWar(db: Kysely<DB>): Promise<War | null> {
  const { rows } = await sql<War>`
    select w.war_id as id, w.observed_at as "observedAt", w.time_game as "timeGame",
      w.impact_multiplier as "impactMultiplier", w.planet_attacks as attacks,
      -- Glitched counts may add up to more than a number holds.
      greatest(least(coalesce((select sum(p.players) from helldivers2.planet_statuses as p
        where p.war_id = w.war_id and p.observed_at = w.observed_at), 0), ${MOST}), -${MOST})::bigint as players
    from helldivers2.war_statuses as w order by w.observed_at desc, w.war_id limit 1`.execute(db);
  return rows[0] ?? null;
}
