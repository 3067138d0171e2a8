import { sql, type Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { ENEMIES } from '../../parsers/helldivers1/fields.ts';
import { SUPER_EARTH } from '../../parsers/helldivers1/war-event.ts';

/**
 * Decides how wars ended, if known. Victory: all fronts defeated at one moment, or an assault on every homeworld
 * succeeded. Defeat: the last defence of Super Earth failed. An active defence has no result, whatever its end time.
 */
export async function judgeOutcomes(trx: Transaction<DB>, seasons: readonly number[]): Promise<void> {
  const fronts = ENEMIES.length;
  await sql`
    update helldivers1.seasons as s set outcome = judged.outcome
    from (
      select g.season, case
        when exists (
          select from helldivers1.snapshots as f
          where f.season = g.season and jsonb_array_length(f.data) = ${fronts}
            and not exists (select from jsonb_array_elements(f.data) as front where front ->> 'status' <> 'defeated')
        ) or ${fronts} = (
          select count(*) from helldivers1.live as l where l.season = g.season and l.status = 'defeated'
        ) or ${fronts} = (
          select count(distinct e.enemy) from helldivers1.events as e
          where e.season = g.season and e.kind = 'attack' and e.status = 'success'
        ) then 'victory'
        when 'fail' = (
          select e.status from helldivers1.events as e
          where e.season = g.season and e.kind = 'defend' and e.region = ${SUPER_EARTH}
          order by e.start_time desc, e.event_id desc limit 1
        ) then 'defeat'
      end as outcome
      from unnest(${seasons}::int[]) as g (season)
    ) as judged
    where s.season = judged.season and s.outcome is distinct from judged.outcome`.execute(trx);
}
