import type { LineProblem } from '../document/failures.ts';
import { readInteger } from '../document/read-number.ts';
import type { Weapons, WeaponTuple } from '../document/round-document.ts';
import { WEAPONS } from '../document/weapons.ts';
import type { WeaponKey } from '../document/weapons.ts';

export type ParsedWeapons = { readonly ok: true; readonly weapons: Weapons } | LineProblem;

const NUMBERS_PER_WEAPON = 5;
const ALL_WEAPONS = 2 ** WEAPONS.length - 1;
const INT4_MAX = 2_147_483_647;

/** Parses the mask and, for every set bit, lowest first, `hits shots kills deaths headshots`. */
export function parseWeapons(text: string): ParsedWeapons {
  const parts = (text.endsWith(' ') ? text.slice(0, -1) : text).split(' ');
  const mask = readInteger(parts[0] ?? '');
  if (Number.isNaN(mask)) return bad('the weapon mask is not a number');
  if (mask < 0 || mask > ALL_WEAPONS)
    return { ok: false, code: 'OUT_OF_RANGE', reason: `weapon mask ${mask}` };
  const weapons: Partial<Record<WeaponKey, WeaponTuple>> = {};
  let at = 1;
  for (const weapon of WEAPONS) {
    if ((mask & (1 << weapon.id)) === 0) continue;
    const tuple = readTuple(parts, at);
    if (tuple === null) return bad(`the numbers of ${weapon.name} are not five whole numbers`);
    if (!isPossible(tuple))
      return { ok: false, code: 'OUT_OF_RANGE', reason: `${weapon.name} has ${tuple.join(' ')}` };
    weapons[weapon.key] = tuple;
    at += NUMBERS_PER_WEAPON;
  }
  return at === parts.length ? { ok: true, weapons } : bad('more weapon numbers than the mask announces');
}

function readTuple(parts: readonly string[], at: number): WeaponTuple | null {
  const hits = readInteger(parts[at] ?? '');
  const shots = readInteger(parts[at + 1] ?? '');
  const kills = readInteger(parts[at + 2] ?? '');
  const deaths = readInteger(parts[at + 3] ?? '');
  const headshots = readInteger(parts[at + 4] ?? '');
  return Number.isNaN(hits + shots + kills + deaths + headshots)
    ? null
    : [hits, shots, kills, deaths, headshots];
}

function isPossible(tuple: WeaponTuple): boolean {
  const [hits, shots, kills, deaths, headshots] = tuple;
  // The engine takes a shot back when a knife hits a corpse, so shots alone may be negative.
  return (
    hits >= 0 &&
    kills >= 0 &&
    deaths >= 0 &&
    headshots >= 0 &&
    shots >= -INT4_MAX &&
    hits <= INT4_MAX &&
    kills <= INT4_MAX &&
    deaths <= INT4_MAX &&
    headshots <= INT4_MAX &&
    shots <= INT4_MAX
  );
}

function bad(reason: string): LineProblem {
  return { ok: false, code: 'BAD_PLAYER_LINE', reason };
}
