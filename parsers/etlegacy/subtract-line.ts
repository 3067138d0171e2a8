import { NO_TUPLE } from './compare-lines.ts';
import type { PlayerMode } from './decide-mode.ts';
import { ENGINE_COUNTERS, LUA_COUNTERS, NO_COUNTERS } from '../../core/etlegacy/fields.ts';
import type { CounterName, EngineCounterName } from '../../core/etlegacy/fields.ts';
import type { PlayerLine, Weapons, WeaponTuple } from './document/round-document.ts';
import { WEAPONS } from './document/weapons.ts';
import type { WeaponKey } from './document/weapons.ts';

/**
 * Counters that can continue from one single round to the next, while damage restarts. Time and time alive continue
 * too.
 */
export const ROOT_COUNTERS = [
  'gibs',
  'selfKills',
  'teamKills',
  'teamGibs',
] as const satisfies readonly EngineCounterName[];
const ROOTS: ReadonlySet<EngineCounterName> = new Set(ROOT_COUNTERS);

type Counters = Record<CounterName, number | null>;

/** This round's counters of a line: the engine's minus the base's in mode delta, in mode partial some of them, the script's as printed. */
export function roundCounters(now: PlayerLine, base: PlayerLine | undefined, mode: PlayerMode): Counters {
  const counters: Counters = luaCounters(now, mode === 'spectator');
  for (const name of ENGINE_COUNTERS) {
    const value = now.fields[name] ?? 0;
    if (mode === 'spectator') counters[name] = 0;
    else if (mode === 'partial' && ROOTS.has(name))
      counters[name] = base === undefined ? null : Math.max(0, value - (base.fields[name] ?? 0));
    else counters[name] = mode === 'delta' ? Math.max(0, value - (base?.fields[name] ?? 0)) : value;
  }
  return counters;
}

/** The script's counters, which restart every round; those of the engine are null. */
export function luaCounters(now: PlayerLine, isSpectator = false): Counters {
  const counters: Counters = { ...NO_COUNTERS };
  for (const name of LUA_COUNTERS) {
    const value = now.fields[name];
    counters[name] = isSpectator && value !== null ? 0 : value;
  }
  return counters;
}

/** This round's weapon numbers; negative values are capped and listed. */
export function roundWeapons(
  now: PlayerLine,
  base: PlayerLine | undefined,
  mode: PlayerMode,
): { readonly weapons: Weapons; readonly clamped: readonly string[] } {
  const weapons: Partial<Record<WeaponKey, WeaponTuple>> = {};
  const clamped: string[] = [];
  if (mode === 'spectator') return { weapons, clamped };
  const before = mode === 'delta' ? base?.weapons : undefined;
  // Half of all lines. Building an object key by key takes longer than reading the file.
  if (before === undefined && Object.values(now.weapons).every(isCounted))
    return { weapons: now.weapons, clamped };
  for (const { key } of WEAPONS) {
    const is = now.weapons[key] ?? NO_TUPLE;
    const was = before?.[key] ?? NO_TUPLE;
    if (is === was) continue;
    const left = subtract(is, was);
    for (const [part, name] of PARTS) if (is[part] < was[part]) clamped.push(`${key}.${name}`);
    if (left.some(isPositive)) weapons[key] = left;
  }
  return { weapons, clamped };
}

const PARTS = [
  [0, 'hits'],
  [1, 'shots'],
  [2, 'kills'],
  [3, 'deaths'],
  [4, 'headshots'],
] as const;

function subtract(is: WeaponTuple, was: WeaponTuple): WeaponTuple {
  return [
    Math.max(0, is[0] - was[0]),
    Math.max(0, is[1] - was[1]),
    Math.max(0, is[2] - was[2]),
    Math.max(0, is[3] - was[3]),
    Math.max(0, is[4] - was[4]),
  ];
}

/** Whether nothing of it is subtracted, capped or left out. */
function isCounted(tuple: WeaponTuple): boolean {
  return tuple.some(isPositive) && tuple.every((value) => value >= 0);
}

function isPositive(value: number): boolean {
  return value > 0;
}
