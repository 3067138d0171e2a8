import type { StatusDocument } from '../../../parsers/helldivers2/parse-status.ts';

/** How many planets a status has; a planet with several rows counts once. */
export function countPlanets({ planetStatus }: StatusDocument): number {
  return new Set(planetStatus.map(({ index }) => index)).size;
}
