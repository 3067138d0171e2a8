/**
 * Rounds to the given number of decimals; halves round away from zero, as on paper (820 / 800 is 1.03). Everything that
 * prints or compares a displayed value uses this function, so that no two places round one value differently.
 */
export function roundTo(value: number, digits: number): number {
  const scale = 10 ** digits;
  const scaled = Math.abs(value) * scale;
  // 1.025 * 100 is slightly below 102.5: digits after the twelfth are floating-point noise.
  const clean = Number.isInteger(scaled) ? scaled : Number(scaled.toPrecision(12));
  return value < 0 ? 0 - Math.round(clean) / scale : Math.round(clean) / scale;
}
