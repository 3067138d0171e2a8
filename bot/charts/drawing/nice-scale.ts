export type Scale = { readonly min: number; readonly max: number; readonly ticks: readonly number[] };

const STEPS = [1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10];

function niceStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  return (STEPS.find((step) => step * power >= raw * 0.999) ?? 10) * power;
}

/**
 * Returns a scale around the values with round numbers and at most five lines; a single value gets room on both sides.
 */
export function niceScale(values: readonly (number | null)[], fromZero: boolean): Scale {
  const known = values.filter((value): value is number => value !== null && Number.isFinite(value));
  const low = fromZero ? 0 : Math.min(...known);
  const high = Math.max(...known);
  if (known.length === 0 || (high === 0 && low === 0)) return { min: 0, max: 1, ticks: [0, 1] };
  const spread = high - low > 0 ? high - low : Math.abs(high) || 1;
  const step = niceStep(spread / (fromZero ? 4 : 3));
  const min = Math.floor(low / step) * step;
  const count = Math.max(1, Math.ceil((high - min) / step - 1e-9));
  const ticks = Array.from({ length: count + 1 }, (_, index) => Number((min + index * step).toPrecision(12)));
  return { min, max: ticks.at(-1) ?? 1, ticks };
}
