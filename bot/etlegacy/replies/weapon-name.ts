import { WEAPONS, type WeaponKey } from '../../../parsers/etlegacy/weapons.ts';

export function weaponName(key: WeaponKey): string {
  return WEAPONS.find((weapon) => weapon.key === key)?.name ?? key;
}
