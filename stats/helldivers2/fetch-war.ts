import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';

export type War = {
  readonly id: number;
  /** When the newest status was made. */
  readonly observedAt: Date;
  /** The newest status that says which campaigns, and which events ended; others may have been seen since. */
  readonly campaignsAt: Date;
  readonly eventsAt: Date;
  readonly timeGame: number;
  readonly impactMultiplier: number | null;
  /** All players; those of regions are part of their planet's. */
  readonly players: number;
  readonly attacks: readonly { readonly source: number; readonly target: number }[];
};

const MOST = sql.lit(Number.MAX_SAFE_INTEGER);

function saidAt(list: 'campaigns' | 'events') {
  return sql`coalesce((select c.observed_at from helldivers2.clock as c
    join helldivers2.situations as s on s.hash = c.situation
    where c.war_id = w.war_id and jsonb_typeof(${sql.ref(`s.${list}`)}) = 'object'
    order by c.observed_at desc limit 1), w.observed_at)`;
}

/**
 * The war of the newest status; null before there is one. A war of which there is no info is not believed beside one that
 * has it.
 */
export async function fetchWar(db: Kysely<DB>): Promise<War | null> {
  const { rows } = await sql<War>`
    select w.war_id as id, w.observed_at as "observedAt", w.time_game as "timeGame",
      ${saidAt('campaigns')} as "campaignsAt", ${saidAt('events')} as "eventsAt", w.impact_multiplier as "impactMultiplier", w.planet_attacks as attacks,
      -- Glitched counts may add up to more than a number holds.
      greatest(least(coalesce((select sum(p.players) from helldivers2.planet_statuses as p
        where p.war_id = w.war_id and p.observed_at = w.observed_at), 0), ${MOST}), -${MOST})::bigint as players
    from helldivers2.war_statuses as w left join helldivers2.war_infos as i using (war_id)
    order by i.war_id is null, w.observed_at desc, w.war_id limit 1`.execute(db);
  return rows[0] ?? null;
}
