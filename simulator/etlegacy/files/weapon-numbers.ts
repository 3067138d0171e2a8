import { usedWeapons } from '../counters/engine-counters.ts';
import type { EngineCounters } from '../counters/engine-counters.ts';
import { WEAPON_KEYS } from '../data/weapons.data.ts';

/** The bits of the weapons that are listed, and five numbers for each of them in the order of the bits. */
export function weaponNumbers(engine: EngineCounters): { readonly mask: number; readonly numbers: number[] } {
  let mask = 0;
  const numbers: number[] = [];
  for (const [key, counts] of usedWeapons(engine)) {
    mask += 2 ** WEAPON_KEYS.indexOf(key);
    numbers.push(counts.hits, counts.shots, counts.kills, counts.deaths, counts.headshots);
  }
  return { mask, numbers };
}
