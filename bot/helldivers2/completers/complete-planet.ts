import { searchPlanets } from '../../../stats/helldivers2/search-planets.ts';
import { cleanName } from '../../../wording/clean-name.ts';
import { count } from '../../../wording/format-numbers.ts';
import type { Completer } from '../../framework/completer.ts';

/** Planets by name, sector, index or initials; those that are fought over first. The index is what is sent. */
export const completePlanet: Completer = async ({ db }, typed) => {
  const planets = await searchPlanets(db, typed);
  return planets.map(({ index, name, sector, players, isActive }) => {
    const where = sector === null ? '' : ` - ${cleanName(sector)}`;
    const who = isActive ? ` - ${count(players, 'diver', 'en')}` : '';
    return { name: `${cleanName(name)}${where}${who}`.slice(0, 100), value: String(index) };
  });
};
