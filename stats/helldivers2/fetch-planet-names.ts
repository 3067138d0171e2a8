import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { planetName } from './planet-name.ts';

/** Names of planets by index; those that are not known are left out. */
export async function fetchPlanetNames(
  db: Kysely<DB>,
  planets: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const { rows } = await sql<{ id: number; name: string | null }>`
    select id, name from helldivers2.planets where id = any(${planets}::int[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, planetName(id, name)]));
}
