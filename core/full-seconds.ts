/**
 * Full seconds, as a clock shows them. Rounds to milliseconds first, because minutes converted to seconds carry
 * floating-point noise.
 */
export function fullSeconds(seconds: number): number {
  return Math.floor(Math.round(seconds * 1000) / 1000);
}
