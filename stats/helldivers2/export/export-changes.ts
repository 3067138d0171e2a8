import { sql } from 'kysely';
import type { Exporter } from '../../game-exports.ts';

type Row = Readonly<Record<string, unknown>>;

/** What happened: planets that changed hands, campaigns that began or ended. Those of the first status are no change. */
export const exportChanges: Exporter = async function* exportChanges(db) {
  const { rows } = await sql<Row>`
    with began as (select war_id, min(observed_at) as at from helldivers2.clock group by war_id),
    changes as (
      select at, war_id, 'owner' as change, planet, null::bigint as campaign, owner_before as before,
        owner_after as after, null as outcome
      from helldivers2.owner_changes
      union all
      select c.first_seen_at, c.war_id, 'campaign new', c.planet, c.id, null, null, null
      from helldivers2.campaigns as c join began as b on b.war_id = c.war_id and c.first_seen_at > b.at
      union all
      select ended_at, war_id, 'campaign ended', planet, id, null, null, outcome
      from helldivers2.campaigns where ended_at is not null
    )
    select * from changes order by at, war_id, change, planet, campaign`.execute(db);
  for (const { war_id: war, ...row } of rows) yield { ...row, war };
};
