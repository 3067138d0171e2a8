// Numbers for display. null (unknown) is a dash, so that it never shows as a zero.
import { roundTo } from '../core/round-to.ts';
import { formatClock } from './format-clock.ts';

const UNKNOWN = '–';
const formats = new Map<string, Intl.NumberFormat>();

/** Formats 5204 as 5 204, with `digits` decimals and the grouping of the locale. */
export function formatNumber(value: number | null, locale: string, digits = 0): string {
  if (value === null || !Number.isFinite(value)) return UNKNOWN;
  const key = `${locale} ${digits}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    formats.set(key, format);
  }
  return format.format(roundTo(value, digits));
}

/** Formats 0.4137 as 41.4 %, with so many decimals. */
export function formatShare(share: number | null, locale: string, digits = 0): string {
  return share === null || !Number.isFinite(share)
    ? UNKNOWN
    : `${formatNumber(share * 100, locale, digits)}%`;
}

/** Formats milliseconds as 7:42, or 1:07:42 from an hour on. */
export function formatDuration(ms: number | null): string {
  return ms === null || !Number.isFinite(ms) ? UNKNOWN : formatClock(ms / 1000);
}

/** `1 round`, `2 rounds`. */
export function count(value: number, noun: string, locale: string, plural = `${noun}s`): string {
  return `${formatNumber(value, locale)} ${value === 1 ? noun : plural}`;
}
