import type { SessionWeaponsProps } from './session-props.ts';

/** Kills of a weapon by whoever made them. */
export function countWeaponKills({ kills }: SessionWeaponsProps['weapons'][number]): number {
  return kills[0] + kills[1] + kills[2];
}
