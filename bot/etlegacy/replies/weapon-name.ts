import { WEAPONS, type WeaponKey } from '../../../parsers/etlegacy/document/weapons.ts';

export function weaponName(key: WeaponKey): string {
  return WEAPONS.find((weapon) => weapon.key === key)?.name ?? key;
}
