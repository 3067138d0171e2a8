const FORMS = ['rising', 'fading', 'volatile', 'steady'] as const;
export type Form = (typeof FORMS)[number];

const LEAST_ROUNDS = 6;
const TREND = 0.1;
const VOLATILE = 0.4;

/**
 * How somebody's rounds went along: the mean of the last third against that of the first, 10 % apart or more is a
 * trend; without one, a standard deviation above 40 % of the mean is volatile.
 *
 * @param values of rounds in order of time, such as DPM; null where he did not play.
 * @returns null with fewer than six rounds, or where all are 0.
 */
export function formOf(values: readonly (number | null)[]): Form | null {
  const played = values.filter((value) => value !== null);
  const all = mean(played);
  if (played.length < LEAST_ROUNDS || all === 0) return null;
  const third = Math.floor(played.length / 3);
  const first = mean(played.slice(0, third));
  const last = mean(played.slice(-third));
  if (last > first * (1 + TREND)) return 'rising';
  if (last < first * (1 - TREND)) return 'fading';
  const deviation = Math.sqrt(mean(played.map((value) => (value - all) ** 2)));
  return deviation > all * VOLATILE ? 'volatile' : 'steady';
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
