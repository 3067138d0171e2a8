import { NO_TUPLE, TUPLE_PARTS } from './compare-lines.ts';
import type { PlayerMode } from './decide-mode.ts';
import { ENGINE_COUNTERS, LUA_COUNTERS, NO_COUNTERS } from './fields.ts';
import type { CounterName } from './fields.ts';
import type { PlayerLine, Weapons, WeaponTuple } from './round-document.ts';
import { WEAPONS } from './weapons.ts';
import type { WeaponKey } from './weapons.ts';

type Counters = Record<CounterName, number | null>;

/** This round's counters of a line: the engine's minus the base's in mode delta, the script's as printed. */
export function roundCounters(now: PlayerLine, base: PlayerLine | undefined, mode: PlayerMode): Counters {
  const counters: Counters = luaCounters(now, mode === 'spectator');
  for (const name of ENGINE_COUNTERS) {
    const value = now.fields[name] ?? 0;
    if (mode === 'spectator') counters[name] = 0;
    else counters[name] = mode === 'delta' ? Math.max(0, value - (base?.fields[name] ?? 0)) : value;
  }
  return counters;
}

/** The script's counters, which begin anew every round; the engine's are null. */
export function luaCounters(now: PlayerLine, isSpectator = false): Counters {
  const counters: Counters = { ...NO_COUNTERS };
  for (const name of LUA_COUNTERS) {
    const value = now.fields[name];
    counters[name] = isSpectator && value !== null ? 0 : value;
  }
  return counters;
}

/** This round's weapon numbers; what fell below zero is cut and named. */
export function roundWeapons(
  now: PlayerLine,
  base: PlayerLine | undefined,
  mode: PlayerMode,
): { readonly weapons: Weapons; readonly clamped: readonly string[] } {
  const weapons: Partial<Record<WeaponKey, WeaponTuple>> = {};
  const clamped: string[] = [];
  if (mode === 'spectator') return { weapons, clamped };
  for (const { key } of WEAPONS) {
    const is = now.weapons[key];
    const was = mode === 'delta' ? base?.weapons[key] : undefined;
    if (is === undefined && was === undefined) continue;
    const part = (index: 0 | 1 | 2 | 3 | 4): number => {
      const left = (is ?? NO_TUPLE)[index] - (was ?? NO_TUPLE)[index];
      if (left < 0) clamped.push(`${key}.${TUPLE_PARTS[index]}`);
      return Math.max(0, left);
    };
    const tuple: WeaponTuple = [part(0), part(1), part(2), part(3), part(4)];
    if (tuple.some((value) => value > 0)) weapons[key] = tuple;
  }
  return { weapons, clamped };
}
