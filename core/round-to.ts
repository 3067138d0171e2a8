/**
 * A number as people read it with so many decimals; halves go away from zero as they do on paper (820 / 800 is 1.03). All
 * that writes or compares what is shown goes through here, so that no two places round one value differently.
 */
export function roundTo(value: number, digits: number): number {
  const scale = 10 ** digits;
  const scaled = Math.abs(value) * scale;
  // 1.025 * 100 is a hair below 102.5: such noise behind the twelfth digit is none of the value.
  const clean = Number.isInteger(scaled) ? scaled : Number(scaled.toPrecision(12));
  return value < 0 ? 0 - Math.round(clean) / scale : Math.round(clean) / scale;
}
