import { formatClock, formatPercent, formatRatio, formatWhole } from './format.ts';

/** How a statistic is written. */
export type StatFormat = 'whole' | 'ratio' | 'percent' | 'share' | 'clock';

const WRITERS = {
  whole: formatWhole,
  ratio: formatRatio,
  percent: (value) => formatPercent(value, 1),
  share: (value) => formatPercent(value),
  clock: formatClock,
} as const satisfies Record<StatFormat, (value: number | null) => string>;

/** A statistic in words; null is a dash. */
export function formatStat(value: number | null, format: StatFormat): string {
  return WRITERS[format](value);
}
