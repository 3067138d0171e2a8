import type { Stat } from '../../stats/catalogue/stat.ts';
import type { StatFormat } from '../charts/text/stat-format.ts';

/** The format of a stat in pictures, with as many decimals as in text. */
export function chartFormat({ unit, digits }: Stat): StatFormat {
  if (unit === 'percent') return digits > 0 ? 'percent' : 'share';
  if (unit === 'minutes') return 'clock';
  if (unit === 'spree') return 'spree';
  if (digits === 0) return 'whole';
  return digits === 1 ? 'tenth' : 'ratio';
}

/** The value in the unit of that format: shares from 0 to 1, times in seconds. */
export function chartValue({ unit }: Stat, value: number | null): number | null {
  if (value === null) return null;
  if (unit === 'percent') return value / 100;
  return unit === 'minutes' ? value * 60 : value;
}
