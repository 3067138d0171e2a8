// Means of death, by the weapon whose counts they belong to.
import type { WeaponKey } from '../data/weapons.data.ts';
import type { Cause } from '../round/log-entry.ts';
import type { Place } from '../sides.ts';

const MODS = {
  KNIFE: [5, 65],
  KNIFE_KBAR: [61],
  LUGER: [6, 12, 54, 56],
  COLT: [7, 45, 53, 55],
  MP40: [8],
  THOMPSON: [9],
  STEN: [10],
  FG42: [13, 14],
  PANZERFAUST: [15],
  BAZOOKA: [64],
  FLAMETHROWER: [17],
  GRENADE: [4, 18],
  MORTAR: [19, 20, 52],
  MORTAR2: [63],
  DYNAMITE: [22],
  AIRSTRIKE: [23, 57],
  ARTILLERY: [26],
  SATCHEL: [42],
  GRENADELAUNCHER: [39, 40],
  LANDMINE: [41],
  MG42: [3, 1, 44],
  BROWNING: [62, 2],
  CARBINE: [37],
  KAR98: [38],
  GARAND: [46, 11],
  K43: [51, 50],
  MP34: [66],
  SYRINGE: [24],
} as const satisfies Record<WeaponKey, readonly [number, ...number[]]>;

const FALL = 32;
const KILL = 33;
const AXIS_GRENADE = 4;
const ALLIED_GRENADE = 18;

/** habit: whose variant of a weapon it is, such as the silenced one, is the same all evening. */
export function modOf(cause: Cause, place: Place, habit: number): number {
  if (cause === 'fall') return FALL;
  if (cause === 'kill') return KILL;
  if (cause === 'GRENADE') return place === 'axis' ? AXIS_GRENADE : ALLIED_GRENADE;
  const mods: readonly number[] = MODS[cause];
  return mods[habit % mods.length] ?? MODS[cause][0];
}
