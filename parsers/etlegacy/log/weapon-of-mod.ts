// Means of death, with the numbers of engine 2.80 to 2.85, by the weapon slot that the engine counts them for.
import { type WeaponKey, WEAPONS } from '../document/weapons.ts';

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
  GRENADE: [4, 16, 18],
  MORTAR: [19, 20, 52],
  MORTAR2: [63],
  DYNAMITE: [22],
  AIRSTRIKE: [23, 57],
  ARTILLERY: [26],
  SATCHEL: [42],
  GRENADELAUNCHER: [39, 40],
  LANDMINE: [41],
  MG42: [1, 3, 44],
  BROWNING: [2, 62],
  CARBINE: [37],
  KAR98: [38],
  GARAND: [11, 46],
  K43: [50, 51],
  MP34: [66],
  SYRINGE: [24],
} as const satisfies Record<WeaponKey, readonly number[]>;

/** Changing sides kills, but the engine does not count that as a self kill. */
export const SWITCHED_SIDES = 59;

const WEAPON_OF: ReadonlyMap<number, WeaponKey> = new Map(
  WEAPONS.flatMap(({ key }) => MODS[key].map((mod): [number, WeaponKey] => [mod, key])),
);

/** Returns the weapon that a means of death belongs to; null for those of the world and for unknown ones. */
export function weaponOfMod(mod: number | null): WeaponKey | null {
  return mod === null ? null : (WEAPON_OF.get(mod) ?? null);
}
