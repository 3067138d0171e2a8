import { ENGINE_COUNTERS } from '../../core/etlegacy/fields.ts';
import type { PlayerLine, WeaponTuple } from './document/round-document.ts';
import { WEAPONS } from './document/weapons.ts';

export type Movement = {
  /** Whether anything differs: engine counters, minutes, weapon numbers. */
  readonly moved: boolean;
  /** The values that decreased ('gibs', 'KNIFE.hits'). Shots may decrease and are never listed. */
  readonly fallen: readonly string[];
  /** Sum of all increases, without minutes. */
  readonly risen: number;
  /** Sum of all values of the older line. */
  readonly before: number;
  /** Sum of all weapon values of the older line, and of those weapons whose values did not change. */
  readonly weaponsBefore: number;
  readonly weaponsStill: number;
};

export const NO_TUPLE: WeaponTuple = [0, 0, 0, 0, 0];
export const TUPLE_PARTS = ['hits', 'shots', 'kills', 'deaths', 'headshots'] as const;

/** How the counters that survive a round start changed between an older and a newer line of a player. */
export function compareLines(base: PlayerLine, now: PlayerLine): Movement {
  const fallen: string[] = [];
  let risen = 0;
  let before = 0;
  let moved = false;
  /** @returns whether it decreased. */
  const note = (was: number, is: number): boolean => {
    if (was !== is) moved = true;
    risen += Math.max(0, is - was);
    before += Math.max(0, was);
    return is < was;
  };
  for (const name of ENGINE_COUNTERS) {
    if (note(base.fields[name] ?? 0, now.fields[name] ?? 0)) fallen.push(name);
  }
  let weaponsBefore = 0;
  let weaponsStill = 0;
  for (const { key } of WEAPONS) {
    const was = base.weapons[key] ?? NO_TUPLE;
    const is = now.weapons[key] ?? NO_TUPLE;
    if (was === is) continue;
    const sum = was.reduce((all, value) => all + Math.max(0, value), 0);
    weaponsBefore += sum;
    if (was.every((value, part) => value === is[part])) weaponsStill += sum;
    TUPLE_PARTS.forEach((name, part) => {
      // The name is built only when needed, because this runs for every weapon of every line.
      if (note(was[part] ?? 0, is[part] ?? 0) && name !== 'shots') fallen.push(`${key}.${name}`);
    });
  }
  const minutes = hasMinutes(base, now) ? tenthsOf(now) - tenthsOf(base) : 0;
  if (minutes !== 0) moved = true;
  if (minutes < 0) fallen.push('timeMin');
  return { moved, fallen, risen, before, weaponsBefore, weaponsStill };
}

/** Whether both lines have minutes; JSON has none. */
export function hasMinutes(base: PlayerLine, now: PlayerLine): boolean {
  return base.fields.timeMin !== null && now.fields.timeMin !== null;
}

/** Time played in tenths of a minute, the resolution of the file. An integer, so that sums stay exact. */
export function tenthsOf(line: PlayerLine): number {
  return Math.round((line.fields.timeMin ?? 0) * 10);
}

/** Seconds alive as printed, over all rounds that the minutes contain; null where they or the share are not. */
export function aliveOf({ fields: { alivePct, timeMin } }: PlayerLine): number | null {
  return alivePct === null || timeMin === null ? null : (alivePct / 100) * timeMin * 60;
}
