import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { War } from './fetch-war.ts';

export type GalaxyPlace = {
  readonly planet: number;
  /** −1 to 1, x to the right, y up. */
  readonly x: number;
  readonly y: number;
};

export type Galaxy = {
  readonly places: readonly GalaxyPlace[];
  /** Supply lines, each once, the smaller planet first. */
  readonly lines: readonly (readonly [number, number])[];
};

/** Where planets are (they move: the status counts before the info) and how they are linked. */
export async function fetchGalaxy(db: Kysely<DB>, war: War): Promise<Galaxy> {
  const places = await sql<GalaxyPlace>`
    select s.planet, coalesce(s.position_x, i.position_x) as x, coalesce(s.position_y, i.position_y) as y
    from helldivers2.planet_statuses as s
    left join helldivers2.planet_infos as i on i.war_id = s.war_id and i.planet = s.planet
    where s.war_id = ${war.id} and coalesce(s.position_x, i.position_x) is not null
    order by s.planet`.execute(db);
  const lines = await sql<{ a: number; b: number }>`
    select distinct least(planet, linked) as a, greatest(planet, linked) as b
    from helldivers2.planet_infos, unnest(waypoints) as linked
    where war_id = ${war.id} and linked <> planet order by a, b`.execute(db);
  return { places: places.rows, lines: lines.rows.map(({ a, b }) => [a, b]) };
}
