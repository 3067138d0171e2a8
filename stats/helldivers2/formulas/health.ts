// Shares of health. Every planet whose info is missing has this much.
import { SUPER_EARTH } from '../../../parsers/helldivers2/names.data.ts';

export const USUAL_MAX_HEALTH = 1_000_000;
const LEVEL_HEALTH = 50_000;
const HOUR_S = 3600;

/** How much of a place is free, 0 to 100 %: all of it where it is ours. Health can exceed its maximum. */
export function liberationPct(owner: number, health: number, maxHealth: number): number {
  return owner === SUPER_EARTH ? 100 : goneShare(health, maxHealth);
}

/** How far an event of any type is, 0 to 100 %, by its own health; 0 left is all. */
export function eventPct(health: number, maxHealth: number): number {
  return goneShare(health, maxHealth);
}

function goneShare(health: number, maxHealth: number): number {
  if (maxHealth <= 0) return health <= 0 ? 100 : 0;
  return Math.min(Math.max(100 * (1 - health / maxHealth), 0), 100);
}

/** The game's level of an event. */
export function eventLevel(maxHealth: number): number {
  return Math.floor(maxHealth / LEVEL_HEALTH);
}

/** What the enemy wins back, in % of the planet per hour. */
export function regenPctPerHour(regenPerSecond: number, maxHealth: number): number {
  return maxHealth <= 0 ? 0 : (100 * regenPerSecond * HOUR_S) / maxHealth;
}
