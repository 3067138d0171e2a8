import { sql } from 'kysely';
import { CAMPAIGN_TYPES, nameOf } from '../../../parsers/helldivers2/names.data.ts';
import type { Exporter, ExportRow } from '../../game-exports.ts';
import { planetName } from '../planet-name.ts';

type Row = ExportRow & {
  readonly planet: number;
  readonly name: string | null;
  readonly type: number | null;
};

/** One object per campaign that was ever seen, in order of time; `endedAt` and `outcome` are null while it goes on. */
export const exportCampaigns: Exporter = async function* exportCampaigns(db) {
  const { rows } = await sql<Row>`
    select c.id, c.war_id as war, c.planet, p.name, c.type, c.count, c.faction,
      c.first_seen_at as "firstSeenAt", c.last_seen_at as "lastSeenAt", c.ended_at as "endedAt", c.outcome
    from helldivers2.campaigns as c join helldivers2.planets as p on p.id = c.planet
    order by c.first_seen_at, c.war_id, c.id`.execute(db);
  for (const row of rows) {
    yield {
      ...row,
      name: planetName(row.planet, row.name),
      typeName: row.type === null ? null : nameOf(CAMPAIGN_TYPES, row.type),
    };
  }
};
