import { SECTORS } from './war-names.data.ts';
import { MAX_HEALTH, type Planet, type WarState } from './war-state.ts';

const PER_SECTOR = 4;
const FIRST_ID = 50_000;
/** More than a war uses in a week. */
const IDS_PER_DAY = 1_000;
const DAY_S = 86_400;

/** A war in which nothing has happened yet. */
export function beginWar(seed: number, startAt: number): WarState {
  const planets = SECTORS.flatMap(({ owner, planets: names }, sector) =>
    names.map((name, nth): Planet => {
      const index = sector * PER_SECTOR + nth;
      // Sectors lie around the middle, the home sectors inside.
      const angle = ((sector + nth / 5) / SECTORS.length) * 2 * Math.PI;
      const radius = owner === 1 ? 0.15 + 0.08 * nth : 0.5 + 0.12 * nth;
      return {
        index,
        name,
        sector,
        x: radius * Math.cos(angle),
        y: radius * Math.sin(angle),
        owner,
        health: MAX_HEALTH,
        players: 0,
      };
    }),
  );
  return {
    seed,
    at: startAt,
    startAt,
    planets,
    links: linkPlanets(planets),
    campaigns: [],
    attacks: [],
    orders: [],
    news: [],
    // A war that begins on another day has other ids.
    nextId: FIRST_ID + IDS_PER_DAY * Math.floor(startAt / DAY_S),
  };
}

/** Planets of a sector in a row; each to the nearest of another sector. */
function linkPlanets(planets: readonly Planet[]): [number, number][] {
  const links = planets.flatMap((planet): [number, number][] => {
    const next = planets[planet.index + 1];
    const row: [number, number][] = next?.sector === planet.sector ? [[planet.index, next.index]] : [];
    const distance = (other: Planet): number => Math.hypot(other.x - planet.x, other.y - planet.y);
    const others = planets.filter(({ sector }) => sector !== planet.sector);
    const [nearest] = others.toSorted((a, b) => distance(a) - distance(b));
    const [home] = others.filter(({ owner }) => owner === 1).toSorted((a, b) => distance(a) - distance(b));
    const ends = planet.index % PER_SECTOR === 0 ? [nearest, home] : [nearest];
    return [
      ...row,
      ...ends.flatMap((end): [number, number][] => (end === undefined ? [] : [[planet.index, end.index]])),
    ];
  });
  const distinct = new Map(
    links.map(([a, b]) => [
      `${Math.min(a, b)} ${Math.max(a, b)}`,
      [Math.min(a, b), Math.max(a, b)] as [number, number],
    ]),
  );
  return [...distinct.values()];
}
