import { sql } from 'kysely';
import { EVENT_TYPES, nameOf } from '../../../parsers/helldivers2/names.data.ts';
import { eventLevel, eventPct } from '../formulas/health.ts';
import type { Exporter } from '../../game-exports.ts';
import { planetName } from '../planet-name.ts';
import { roundValue } from '../round-value.ts';

type Row = {
  readonly id: number;
  readonly war: number;
  readonly planet: number;
  readonly name: string | null;
  readonly type: number;
  readonly against: number | null;
  readonly health: number;
  readonly maxHealth: number;
};

/** One object per defence, invasion or urgent liberation that was ever seen, in order of time. */
export const exportEvents: Exporter = async function* exportEvents(db) {
  const { rows } = await sql<Row>`
    select e.id, e.war_id as war, e.planet, p.name, e.type, e.faction as against, e.health,
      e.max_health as "maxHealth", e.campaign_id as campaign, e.start_at as "startAt", e.expire_at as "expireAt",
      e.first_seen_at as "firstSeenAt", e.last_seen_at as "lastSeenAt", e.ended_at as "endedAt", e.outcome
    from helldivers2.planet_events as e join helldivers2.planets as p on p.id = e.planet
    order by e.first_seen_at, e.war_id, e.id`.execute(db);
  for (const row of rows) {
    yield {
      ...row,
      name: planetName(row.planet, row.name),
      event: nameOf(EVENT_TYPES, row.type),
      eventPct: roundValue(eventPct(row.health, row.maxHealth)),
      level: eventLevel(row.maxHealth),
    };
  }
};
