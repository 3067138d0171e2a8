// Weapons in the order of their bits in the weapon mask.
import type { Side } from '../sides.ts';

export const WEAPON_KEYS = [
  'KNIFE',
  'KNIFE_KBAR',
  'LUGER',
  'COLT',
  'MP40',
  'THOMPSON',
  'STEN',
  'FG42',
  'PANZERFAUST',
  'BAZOOKA',
  'FLAMETHROWER',
  'GRENADE',
  'MORTAR',
  'MORTAR2',
  'DYNAMITE',
  'AIRSTRIKE',
  'ARTILLERY',
  'SATCHEL',
  'GRENADELAUNCHER',
  'LANDMINE',
  'MG42',
  'BROWNING',
  'CARBINE',
  'KAR98',
  'GARAND',
  'K43',
  'MP34',
  'SYRINGE',
] as const;
export type WeaponKey = (typeof WEAPON_KEYS)[number];

/** Weapons fired in bursts at one victim. volley = bullets per 600 ms. */
export type Gun = {
  readonly damage: number;
  /** 0: the engine counts no head shots for it. */
  readonly headDamage: number;
  readonly volley: number;
  readonly aim: number;
};

export const GUNS = {
  KNIFE: { damage: 12, headDamage: 0, volley: 1, aim: 0.2 },
  KNIFE_KBAR: { damage: 12, headDamage: 0, volley: 1, aim: 0.2 },
  LUGER: { damage: 18, headDamage: 50, volley: 2, aim: 1.05 },
  COLT: { damage: 18, headDamage: 50, volley: 2, aim: 1.05 },
  MP40: { damage: 18, headDamage: 50, volley: 4, aim: 1 },
  THOMPSON: { damage: 18, headDamage: 50, volley: 4, aim: 1 },
  STEN: { damage: 14, headDamage: 50, volley: 4, aim: 1.15 },
  FG42: { damage: 16, headDamage: 50, volley: 4, aim: 1.05 },
  MP34: { damage: 18, headDamage: 50, volley: 4, aim: 0.9 },
  MG42: { damage: 18, headDamage: 0, volley: 6, aim: 0.6 },
  BROWNING: { damage: 18, headDamage: 0, volley: 6, aim: 0.6 },
  CARBINE: { damage: 34, headDamage: 60, volley: 2, aim: 0.85 },
  KAR98: { damage: 34, headDamage: 60, volley: 2, aim: 0.85 },
  GARAND: { damage: 50, headDamage: 100, volley: 1, aim: 1.15 },
  K43: { damage: 50, headDamage: 100, volley: 1, aim: 1.15 },
  FLAMETHROWER: { damage: 6, headDamage: 0, volley: 4, aim: 1.1 },
} as const satisfies Partial<Record<WeaponKey, Gun>>;
export type GunKey = keyof typeof GUNS;

/** Weapons with any number of victims per use: hits can outnumber shots. reach = mean number of enemies hit. */
export type Splash = { readonly low: number; readonly high: number; readonly reach: number };

export const SPLASH = {
  GRENADE: { low: 20, high: 130, reach: 0.35 },
  PANZERFAUST: { low: 150, high: 300, reach: 0.9 },
  BAZOOKA: { low: 150, high: 300, reach: 0.9 },
  MORTAR: { low: 60, high: 200, reach: 0.5 },
  MORTAR2: { low: 60, high: 200, reach: 0.5 },
  AIRSTRIKE: { low: 80, high: 250, reach: 0.5 },
  ARTILLERY: { low: 80, high: 250, reach: 0.7 },
  SATCHEL: { low: 60, high: 250, reach: 0.5 },
  GRENADELAUNCHER: { low: 40, high: 160, reach: 0.6 },
  LANDMINE: { low: 80, high: 200, reach: 0.35 },
  DYNAMITE: { low: 150, high: 400, reach: 0.1 },
} as const satisfies Partial<Record<WeaponKey, Splash>>;
export type SplashKey = keyof typeof SPLASH;

export const SMG = { axis: 'MP40', allies: 'THOMPSON' } as const satisfies Record<Side, GunKey>;
export const PISTOL = { axis: 'LUGER', allies: 'COLT' } as const satisfies Record<Side, GunKey>;
export const BLADE = { axis: 'KNIFE', allies: 'KNIFE_KBAR' } as const satisfies Record<Side, GunKey>;
export const RIFLE = { axis: 'KAR98', allies: 'CARBINE' } as const satisfies Record<Side, GunKey>;
export const SCOPED = { axis: 'K43', allies: 'GARAND' } as const satisfies Record<Side, GunKey>;
export const HEAVY_GUN = { axis: 'MG42', allies: 'BROWNING' } as const satisfies Record<Side, GunKey>;
export const ROCKET = { axis: 'PANZERFAUST', allies: 'BAZOOKA' } as const satisfies Record<Side, SplashKey>;
export const TUBE = { axis: 'MORTAR2', allies: 'MORTAR' } as const satisfies Record<Side, SplashKey>;
