/**
 * What one player does in an hour, in points of health for an impact multiplier of 1 (22 to 30 of them times the
 * multiplier in August 2024 came to that many points). null where there is nobody or no multiplier.
 *
 * @param playersEffect % of `maxHealth` per hour.
 */
export function effortPerPlayer(effect: {
  readonly playersEffect: number;
  readonly maxHealth: number;
  readonly players: number;
  readonly impactMultiplier: number;
}): number | null {
  const { playersEffect, maxHealth, players, impactMultiplier } = effect;
  if (players <= 0 || impactMultiplier <= 0) return null;
  return (playersEffect * maxHealth) / 100 / players / impactMultiplier;
}

/**
 * How many players a pace takes.
 *
 * @param pctPerHour wanted, before regeneration is paid for.
 * @param effort points per player, hour and multiplier; the median of the last days.
 */
export function diversNeeded(wanted: {
  readonly pctPerHour: number;
  readonly regenPctPerHour: number;
  readonly maxHealth: number;
  readonly impactMultiplier: number;
  readonly effort: number;
}): number | null {
  const perPlayer = wanted.effort * wanted.impactMultiplier;
  if (perPlayer <= 0) return null;
  return Math.max(
    Math.ceil((((wanted.pctPerHour + wanted.regenPctPerHour) / 100) * wanted.maxHealth) / perPlayer),
    0,
  );
}
