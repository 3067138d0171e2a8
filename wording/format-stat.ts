import { formatDuration, formatNumber } from './format-numbers.ts';
import { saySpree } from './say-spree.ts';

/** The properties of a stat that determine the format of its values. */
type WrittenStat = { readonly unit: string; readonly digits: number };

/** Formats a value for a column whose heading names the stat: no unit except %. Minutes are h:mm:ss. */
export function formatStat(stat: WrittenStat, value: number | null, locale: string): string {
  if (stat.unit === 'minutes') return formatDuration(value === null ? null : value * 60_000);
  if (stat.unit === 'spree' && value !== null) return saySpree(value, (kills) => formatNumber(kills, locale));
  const text = formatNumber(value, locale, stat.digits);
  return value !== null && stat.unit === 'percent' ? `${text}%` : text;
}
