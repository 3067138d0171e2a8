import { formatDuration, formatNumber } from './format-numbers.ts';
import { saySpree } from './say-spree.ts';

/** What of a stat says how its values are written. */
type WrittenStat = { readonly unit: string; readonly digits: number };

/** For a column that is headed by the stat: no unit but %. Minutes are h:mm:ss. */
export function formatStat(stat: WrittenStat, value: number | null, locale: string): string {
  if (stat.unit === 'minutes') return formatDuration(value === null ? null : value * 60_000);
  if (stat.unit === 'spree' && value !== null) return saySpree(value, (kills) => formatNumber(kills, locale));
  const text = formatNumber(value, locale, stat.digits);
  return value !== null && stat.unit === 'percent' ? `${text}%` : text;
}
