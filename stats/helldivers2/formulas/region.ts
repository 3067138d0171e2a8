/** At which % of the planet (or of its event's time) a region opens; `availability` is the game's factor, 0 to 1. */
export function regionOpensAtPct(availability: number): number {
  return Math.min(Math.max(100 * (1 - availability), 0), 100);
}

/** What taking a region adds, in % of the planet or of the event that is fought over. */
export function regionWorthPct(maxHealth: number, damageMultiplier: number, targetMaxHealth: number): number {
  return targetMaxHealth <= 0 ? 0 : (100 * maxHealth * damageMultiplier) / targetMaxHealth;
}
