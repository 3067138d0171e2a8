import { sql } from 'kysely';
import type { Exporter, ExportRow } from '../../game-exports.ts';

/**
 * One object per sample of our own, by planet and time: every 300 s of planets with a campaign or event, and whenever a
 * planet changed hands.
 */
export const exportSamples: Exporter = async function* exportSamples(db) {
  const { rows } = await sql<ExportRow>`
    with samples as (
      select war_id, planet, at, owner, health, event_health, regen_per_second, players, campaign_id
      from helldivers2.planet_samples
      union all
      select war_id, planet, at, owner_after, health, null, regen_per_second, players, null
      from helldivers2.owner_changes as c
      where not exists (select from helldivers2.planet_samples as s
        where s.war_id = c.war_id and s.planet = c.planet and s.at = c.at)
    )
    select planet, at, owner, health, event_health as "eventHealth", regen_per_second as "regenPerSecond", players,
      campaign_id as campaign, war_id as war
    from samples order by planet, at, war_id`.execute(db);
  yield* rows;
};
