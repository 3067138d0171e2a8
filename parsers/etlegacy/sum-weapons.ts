import { WEAPONS } from './document/weapons.ts';
import type { RoundWeapons } from './round-player.ts';

type WeaponSums = {
  readonly kills: number;
  readonly deaths: number;
  readonly hits: number;
  readonly shots: number;
  readonly headshots: number;
  /** Of weapons with which the engine counts head shots. */
  readonly bulletShots: number;
  readonly bulletHits: number;
};

const BULLETS: ReadonlySet<string> = new Set(
  WEAPONS.filter(({ isBullet }) => isBullet).map(({ key }) => key),
);

/** The sums over all weapons, in one pass, because this runs for every line of every file. Unknown parts count as 0. */
export function sumWeapons(weapons: RoundWeapons): WeaponSums {
  let [kills, deaths, hits, shots, headshots, bulletShots, bulletHits] = [0, 0, 0, 0, 0, 0, 0];
  for (const [key, tuple] of Object.entries(weapons)) {
    hits += tuple[0] ?? 0;
    shots += tuple[1] ?? 0;
    kills += tuple[2];
    deaths += tuple[3];
    headshots += tuple[4] ?? 0;
    if (!BULLETS.has(key)) continue;
    bulletShots += tuple[1] ?? 0;
    bulletHits += tuple[0] ?? 0;
  }
  return { kills, deaths, hits, shots, headshots, bulletShots, bulletHits };
}
