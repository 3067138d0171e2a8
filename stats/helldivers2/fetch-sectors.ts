import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';

export type Sector = {
  /** The sector that most of its planets name; null where none does. */
  readonly name: string | null;
  readonly planets: readonly number[];
};

/**
 * Sectors by their number in the war's info. A number is not a sector of the game's map: its planets may lie in several
 * named ones, so it goes by the one that most of them name.
 *
 * @param hidden planets that are left out.
 */
export async function fetchSectors(
  db: Kysely<DB>,
  war: number,
  hidden: ReadonlySet<number>,
): Promise<ReadonlyMap<number, Sector>> {
  const { rows } = await sql<Sector & { sector: number }>`
    select i.sector, mode() within group (order by p.sector) as name, array_agg(i.planet order by i.planet) as planets
    from helldivers2.planet_infos as i join helldivers2.planets as p on p.id = i.planet
    where i.war_id = ${war} and i.planet <> all(${[...hidden]}::int[]) group by i.sector`.execute(db);
  return new Map(rows.map(({ sector, name, planets }) => [sector, { name, planets }]));
}
