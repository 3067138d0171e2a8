import type { PlayerLine, RoundLabel, Team, Weapons } from './document/round-document.ts';
import type { WeaponKey } from './document/weapons.ts';

/** The pistol of a side cannot be picked up, so it proves the side. */
const PISTOL: Readonly<Record<Team, WeaponKey>> = { axis: 'LUGER', allies: 'COLT' };

/**
 * Weapons that only one side can choose at a spawn; either can pick them up. The MG42 is none of them, because it also
 * stands on maps for everybody.
 */
const OWN: Readonly<Record<Team, readonly WeaponKey[]>> = {
  axis: ['KNIFE', 'MP40', 'PANZERFAUST', 'MORTAR2', 'KAR98', 'K43', 'MP34'],
  allies: ['KNIFE_KBAR', 'THOMPSON', 'STEN', 'BAZOOKA', 'MORTAR', 'BROWNING', 'CARBINE', 'GARAND'],
};
/** Where weapons speak for both sides, one has to lead by this many deaths, or by shots in the ratio of e. */
const LEAST_LEAD = 1;
const OTHER: Readonly<Record<Team, Team>> = { axis: 'allies', allies: 'axis' };

/**
 * Infers the side of a player in this round. A player who ended as a spectator has, in a round two, the side opposite
 * to that of round one, and the same side in a round one that was continued; otherwise the weapons decide: first the
 * pistols that they fired and that killed them, then all weapons of each side.
 *
 * @returns null where nothing tells, or nothing clearly: a wrong side would tear a team apart.
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
  const [axis, allies] = [signsOf(weapons, 'axis'), signsOf(weapons, 'allies')];
  const isClear = Math.min(axis, allies) === 0 || Math.abs(axis - allies) >= LEAST_LEAD;
  if (axis === allies || !isClear) return null;
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

/**
 * Each weapon of that side that they fired, by the logarithm of its shots, because one that was picked up is soon empty;
 * and each death by a weapon of the other side.
 */
function signsOf(weapons: Weapons, team: Team): number {
  const fired = OWN[team].reduce((sum, key) => sum + Math.log1p(weapons[key]?.[1] ?? 0), 0);
  return fired + OWN[OTHER[team]].reduce((sum, key) => sum + (weapons[key]?.[3] ?? 0), 0);
}
