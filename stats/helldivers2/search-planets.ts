import { type Kysely, sql } from 'kysely';
import leven from 'leven';
import { fold } from '../../core/fold.ts';
import type { DB } from '../../database/schema.ts';
import { HIDING_EFFECTS } from '../../parsers/helldivers2/names.data.ts';
import { PLANET_ALIASES } from '../../parsers/helldivers2/planet-aliases.data.ts';
import { fetchWar } from './fetch-war.ts';
import { planetName } from './planet-name.ts';

export type FoundPlanet = {
  readonly index: number;
  readonly name: string;
  readonly sector: string | null;
  readonly players: number;
  /** Has a campaign or an event. */
  readonly isActive: boolean;
};

/**
 * Planets by name, alias, sector, index or initials, with small typing errors; those that are fought over first, then by players.
 * Planets that the game hides are never found.
 *
 * @param typed empty for all.
 */
export async function searchPlanets(db: Kysely<DB>, typed: string, limit = 25): Promise<FoundPlanet[]> {
  const wanted = fold(typed);
  const planets = await fetchAll(db);
  return planets
    .map((planet) => ({ planet, rank: wanted === '' ? 0 : rankOf(planet, wanted) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .toSorted(
      (a, b) =>
        a.rank - b.rank ||
        Number(b.planet.isActive) - Number(a.planet.isActive) ||
        b.planet.players - a.planet.players ||
        a.planet.index - b.planet.index,
    )
    .slice(0, limit)
    .map(({ planet }) => planet);
}

/** The planet that a typed text means; undefined where none fits. */
export async function findPlanet(db: Kysely<DB>, typed: string): Promise<FoundPlanet | undefined> {
  return (await searchPlanets(db, typed, 1))[0];
}

const NO_MATCH = 9;

/** 0 is best. */
function rankOf({ index, name, sector }: FoundPlanet, wanted: string): number {
  const folded = fold(name);
  const aliases = PLANET_ALIASES[folded] ?? [];
  if (wanted === String(index) || wanted === folded || aliases.includes(wanted)) return 0;
  const words = folded.split(/[\s'-]+/);
  if (folded.startsWith(wanted) || [...words, ...aliases].some((word) => word.startsWith(wanted))) return 1;
  if (folded.includes(wanted) || words.map((word) => word[0]).join('') === wanted) return 2;
  if (sector !== null && fold(sector).includes(wanted)) return 3;
  const slack = wanted.length >= 8 ? 2 : wanted.length >= 4 ? 1 : 0;
  return slack > 0 && [folded, ...words].some((word) => leven(word, wanted) <= slack) ? 4 : NO_MATCH;
}

async function fetchAll(db: Kysely<DB>): Promise<FoundPlanet[]> {
  const war = await fetchWar(db);
  if (war === null) return [];
  const { rows } = await sql<Omit<FoundPlanet, 'name'> & { name: string | null }>`
    select s.planet as index, p.name, p.sector, coalesce(s.players, 0) as players,
      exists (select from helldivers2.campaigns as c
        where c.war_id = s.war_id and c.planet = s.planet and c.last_seen_at >= ${war.campaignsAt})
      or exists (select from helldivers2.planet_events as e
        where e.war_id = s.war_id and e.planet = s.planet and e.last_seen_at >= ${war.eventsAt}) as "isActive"
    from helldivers2.planet_statuses as s join helldivers2.planets as p on p.id = s.planet
    where s.war_id = ${war.id} and not exists (select from helldivers2.planet_effects as e
      where e.war_id = s.war_id and e.planet = s.planet and e.last_seen_at = ${war.observedAt}
        and e.effect_id = any(${[...HIDING_EFFECTS]}::bigint[]))`.execute(db);
  return rows.map((row) => ({ ...row, name: planetName(row.index, row.name) }));
}
