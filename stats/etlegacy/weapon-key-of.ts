import { WEAPONS, type WeaponKey } from '../../parsers/etlegacy/document/weapons.ts';

/** Returns the weapon of that key, in any case; undefined when there is none. */
export function findWeapon(text: string): WeaponKey | undefined {
  return WEAPONS.find(({ key }) => key.toLowerCase() === text.toLowerCase())?.key;
}

/** Returns the key of a stored weapon id; the table of weapons is ordered by id. Throws on an unknown id. */
export function weaponKeyOf(id: number): WeaponKey {
  const weapon = WEAPONS[id];
  if (weapon === undefined) throw new RangeError(`There is no weapon ${id}`);
  return weapon.key;
}
