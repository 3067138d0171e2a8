import { roundTo } from '../../../core/round-to.ts';
import { formatClock as sayClock } from '../../../wording/format-clock.ts';

const THIN_SPACE = '\u2009';
const NOTHING = '–';

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** 5204 -> "5 204" with thin spaces; anything that is not a number -> a dash. */
export function formatWhole(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return NOTHING;
  return whole.format(roundTo(value, 0)).replaceAll(',', THIN_SPACE);
}

/** Two decimals, for ratios such as K/D, unless others are wanted. */
export function formatRatio(value: number | null, decimals = 2): string {
  return value === null || !Number.isFinite(value) ? NOTHING : roundTo(value, decimals).toFixed(decimals);
}

/** A share of 1 as a percentage. */
export function formatPercent(share: number | null, decimals: 0 | 1 = 0): string {
  return share === null || !Number.isFinite(share)
    ? NOTHING
    : `${roundTo(share * 100, decimals).toFixed(decimals)}%`;
}

/** Seconds as 7:42, as everywhere; anything that is no time -> a dash. */
export function formatClock(seconds: number | null): string {
  return seconds === null || !Number.isFinite(seconds) || seconds < 0 ? NOTHING : sayClock(seconds);
}

/** Seconds as "2 h 41 min", for evenings. */
export function formatSpan(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** "1 map", "3 maps". */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${formatWhole(count)} ${count === 1 ? one : many}`;
}
