// Counters that the engine keeps per client. They survive a map restart, so a second round continues them.
import { WEAPON_KEYS } from '../data/weapons.data.ts';
import type { WeaponKey } from '../data/weapons.data.ts';

const ENGINE_KEYS = [
  'damageGiven',
  'damageReceived',
  'teamDamageGiven',
  'teamDamageReceived',
  'gibs',
  'selfKills',
  'teamKills',
  'teamGibs',
  'timeMs',
  'aliveMs',
] as const;
export type EngineKey = (typeof ENGINE_KEYS)[number];

export type WeaponCounts = { hits: number; shots: number; kills: number; deaths: number; headshots: number };
const WEAPON_COUNTS = ['hits', 'shots', 'kills', 'deaths', 'headshots'] as const;

export type EngineCounters = Record<EngineKey, number> & { weapons: Map<WeaponKey, WeaponCounts> };

export function createEngineCounters(): EngineCounters {
  return {
    damageGiven: 0,
    damageReceived: 0,
    teamDamageGiven: 0,
    teamDamageReceived: 0,
    gibs: 0,
    selfKills: 0,
    teamKills: 0,
    teamGibs: 0,
    timeMs: 0,
    aliveMs: 0,
    weapons: new Map(),
  };
}

export function weaponCounts(counters: EngineCounters, key: WeaponKey): WeaponCounts {
  const known = counters.weapons.get(key);
  if (known !== undefined) return known;
  const fresh = { hits: 0, shots: 0, kills: 0, deaths: 0, headshots: 0 };
  counters.weapons.set(key, fresh);
  return fresh;
}

export function addEngineCounters(left: EngineCounters, right: EngineCounters): EngineCounters {
  const sum = createEngineCounters();
  for (const key of ENGINE_KEYS) sum[key] = left[key] + right[key];
  for (const part of [left, right]) {
    for (const [key, counts] of part.weapons) {
      const into = weaponCounts(sum, key);
      for (const count of WEAPON_COUNTS) into[count] += counts[count];
    }
  }
  // A knife that hits a corpse refunds its shot, even one of an earlier round, but a counter is never shown below zero.
  for (const counts of sum.weapons.values()) counts.shots = Math.max(0, counts.shots);
  return sum;
}

/** Returns the weapons with any count, in the order of their mask bits. */
export function usedWeapons(counters: EngineCounters): [WeaponKey, WeaponCounts][] {
  const used: [WeaponKey, WeaponCounts][] = [];
  for (const key of WEAPON_KEYS) {
    const counts = counters.weapons.get(key);
    if (counts !== undefined && WEAPON_COUNTS.some((count) => counts[count] > 0)) used.push([key, counts]);
  }
  return used;
}

export function sumOfWeapons(counters: EngineCounters, count: keyof WeaponCounts): number {
  let sum = 0;
  for (const counts of counters.weapons.values()) sum += Math.max(0, counts[count]);
  return sum;
}

/** Whether any counter except time is above zero. */
export function hasCountedEvents(counters: EngineCounters): boolean {
  const { timeMs: _time, aliveMs: _alive, weapons: _weapons, ...events } = counters;
  return Object.values(events).some((value) => value !== 0) || usedWeapons(counters).length > 0;
}

export function hasCounted(counters: EngineCounters): boolean {
  return ENGINE_KEYS.some((key) => counters[key] !== 0) || usedWeapons(counters).length > 0;
}

export function equalCounters(left: EngineCounters, right: EngineCounters): boolean {
  return ENGINE_KEYS.every((key) => left[key] === right[key]) && equalWeapons(left, right);
}

const ROOT_KEYS = ['gibs', 'selfKills', 'teamKills', 'teamGibs', 'timeMs', 'aliveMs'] as const;

/** Whether those counters are equal that single rounds continue. */
export function equalRoots(left: EngineCounters, right: EngineCounters): boolean {
  return ROOT_KEYS.every((key) => left[key] === right[key]);
}

function equalWeapons(left: EngineCounters, right: EngineCounters): boolean {
  const mine = usedWeapons(left);
  const theirs = usedWeapons(right);
  if (mine.length !== theirs.length) return false;
  return mine.every(([key, counts]) =>
    WEAPON_COUNTS.every((count) => counts[count] === right.weapons.get(key)?.[count]),
  );
}
