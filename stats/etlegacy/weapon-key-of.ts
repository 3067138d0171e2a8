import { WEAPONS, type WeaponKey } from '../../parsers/etlegacy/weapons.ts';

/** The key of a stored weapon number; the table of weapons is in order of its ids. Throws on a number that is none. */
export function weaponKeyOf(id: number): WeaponKey {
  const weapon = WEAPONS[id];
  if (weapon === undefined) throw new RangeError(`There is no weapon ${id}`);
  return weapon.key;
}
