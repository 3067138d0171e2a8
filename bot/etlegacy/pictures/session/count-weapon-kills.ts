import type { SessionWeaponsProps } from './session-props.ts';

/** Counts the kills of a weapon by player. */
export function countWeaponKills({ kills }: SessionWeaponsProps['weapons'][number]): number {
  return kills[0] + kills[1] + kills[2];
}
