import type { PlayerLine, RoundLabel, Team, Weapons } from './round-document.ts';
import type { WeaponKey } from './weapons.ts';

/** The pistol of a side cannot be picked up, so it proves the side. */
const PISTOL: Readonly<Record<Team, WeaponKey>> = { axis: 'LUGER', allies: 'COLT' };

/** Weapons that only one side can choose at a spawn. Picked-up weapons are outvoted by the others. */
const AXIS_ONLY: readonly WeaponKey[] = [
  'KNIFE',
  'MP40',
  'PANZERFAUST',
  'MORTAR2',
  'MG42',
  'KAR98',
  'K43',
  'MP34',
];
const ALLIES_ONLY: readonly WeaponKey[] = [
  'KNIFE_KBAR',
  'THOMPSON',
  'STEN',
  'BAZOOKA',
  'MORTAR',
  'BROWNING',
  'CARBINE',
  'GARAND',
];
const OTHER: Readonly<Record<Team, Team>> = { axis: 'allies', allies: 'axis' };

/**
 * Infers the side of a player in this round. A player who ended as a spectator has, in a round two, the side opposite
 * to that of round one, and the same side in a round one that was continued; otherwise the weapons decide: first the
 * pistols that they fired and that killed them, then what they fired.
 */
export function inferTeam(
  now: PlayerLine,
  base: PlayerLine | undefined,
  context: { readonly label: RoundLabel; readonly weapons: Weapons },
): Team | null {
  if (now.team !== 'spectator') return now.team;
  if (base !== undefined && base.team !== 'spectator')
    return context.label === 2 ? OTHER[base.team] : base.team;
  const { weapons } = context;
  const proven = proveByPistols(weapons);
  if (proven !== null) return proven;
  const axis = shotsWith(weapons, AXIS_ONLY);
  const allies = shotsWith(weapons, ALLIES_ONLY);
  if (axis === allies) return null;
  return axis > allies ? 'axis' : 'allies';
}

/** Lines count deaths by enemies only. null: no pistol tells, or both do, as of a player who changed over. */
function proveByPistols(weapons: Weapons): Team | null {
  const isShownBy = (own: Team) =>
    (weapons[PISTOL[own]]?.[1] ?? 0) > 0 || (weapons[PISTOL[OTHER[own]]]?.[3] ?? 0) > 0;
  const [isAxis, isAllies] = [isShownBy('axis'), isShownBy('allies')];
  if (isAxis === isAllies) return null;
  return isAxis ? 'axis' : 'allies';
}

function shotsWith(weapons: Weapons, keys: readonly WeaponKey[]): number {
  return keys.reduce((sum, key) => sum + (weapons[key]?.[1] ?? 0), 0);
}
