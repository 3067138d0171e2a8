/**
 * Computes the damage given per minute in a team, unrounded: damage * 60 / seconds.
 *
 * @returns 0 without time, null if either is unknown.
 */
export function damagePerMinute(damage: number | null, timeMs: number | null): number | null {
  if (damage === null || timeMs === null) return null;
  return timeMs === 0 ? 0 : (damage * 60_000) / timeMs;
}
