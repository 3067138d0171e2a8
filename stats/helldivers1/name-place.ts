import { SUPER_EARTH } from '../../parsers/helldivers1/war-event.ts';
import { FRONT_NAMES, REGION_NAMES } from './places.data.ts';

/** @param enemy 0 Bugs, 1 Cyborgs, 2 Illuminate; another number is said as such. */
export function nameFront(enemy: number): string {
  const names: Readonly<Record<number, string>> = FRONT_NAMES;
  return names[enemy] ?? `unknown (${enemy})`;
}

/** The place of a region that people know: its capital, the homeworld of an enemy, Super Earth. */
export function namePlace(enemy: number, region: number): string {
  if (region === SUPER_EARTH) return 'Super Earth';
  const regions: Readonly<Record<number, readonly { capital: string }[]>> = REGION_NAMES;
  return regions[enemy]?.[region - 1]?.capital ?? `region ${region}`;
}
