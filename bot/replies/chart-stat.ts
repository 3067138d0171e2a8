import type { StatFormat } from '../charts/text/stat-format.ts';
import type { Stat } from '../../stats/catalogue/stat.ts';

/** How pictures write a stat. */
export function chartFormat(stat: Stat): StatFormat {
  if (stat.unit === 'percent') return 'percent';
  return stat.digits > 0 ? 'ratio' : 'whole';
}

/** The value in the unit of that format: shares go from 0 to 1 there. */
export function chartValue(stat: Stat, value: number | null): number | null {
  return value !== null && stat.unit === 'percent' ? value / 100 : value;
}
