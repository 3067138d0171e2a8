// The 28 weapon slots of the writer; the id is the bit in a player line's mask.
// `isBullet`: the engine counts head shots with it. Only these make a meaningful accuracy,
// because splash weapons hit more often than they fire.
const bullet = true;
const other = false;

export const WEAPONS = [
  { id: 0, key: 'KNIFE', name: 'Knife', isBullet: other },
  { id: 1, key: 'KNIFE_KBAR', name: 'Ka-Bar', isBullet: other },
  { id: 2, key: 'LUGER', name: 'Luger', isBullet: bullet },
  { id: 3, key: 'COLT', name: 'Colt', isBullet: bullet },
  { id: 4, key: 'MP40', name: 'MP 40', isBullet: bullet },
  { id: 5, key: 'THOMPSON', name: 'Thompson', isBullet: bullet },
  { id: 6, key: 'STEN', name: 'Sten', isBullet: bullet },
  { id: 7, key: 'FG42', name: 'FG 42', isBullet: bullet },
  { id: 8, key: 'PANZERFAUST', name: 'Panzerfaust', isBullet: other },
  { id: 9, key: 'BAZOOKA', name: 'Bazooka', isBullet: other },
  { id: 10, key: 'FLAMETHROWER', name: 'Flamethrower', isBullet: other },
  { id: 11, key: 'GRENADE', name: 'Grenade', isBullet: other },
  { id: 12, key: 'MORTAR', name: 'Mortar', isBullet: other },
  { id: 13, key: 'MORTAR2', name: 'Granatwerfer', isBullet: other },
  { id: 14, key: 'DYNAMITE', name: 'Dynamite', isBullet: other },
  { id: 15, key: 'AIRSTRIKE', name: 'Airstrike', isBullet: other },
  { id: 16, key: 'ARTILLERY', name: 'Artillery', isBullet: other },
  { id: 17, key: 'SATCHEL', name: 'Satchel', isBullet: other },
  { id: 18, key: 'GRENADELAUNCHER', name: 'Rifle grenade', isBullet: other },
  { id: 19, key: 'LANDMINE', name: 'Landmine', isBullet: other },
  { id: 20, key: 'MG42', name: 'MG 42', isBullet: other },
  { id: 21, key: 'BROWNING', name: 'Browning', isBullet: other },
  { id: 22, key: 'CARBINE', name: 'M1 Garand', isBullet: bullet },
  { id: 23, key: 'KAR98', name: 'K43 rifle', isBullet: bullet },
  { id: 24, key: 'GARAND', name: 'Scoped Garand', isBullet: bullet },
  { id: 25, key: 'K43', name: 'Scoped K43', isBullet: bullet },
  { id: 26, key: 'MP34', name: 'MP 34', isBullet: bullet },
  { id: 27, key: 'SYRINGE', name: 'Syringe', isBullet: other },
] as const;

export type Weapon = (typeof WEAPONS)[number];
export type WeaponKey = Weapon['key'];
