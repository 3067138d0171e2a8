import { roundTo } from '../../../core/round-to.ts';
import { fullSeconds } from '../../../core/full-seconds.ts';
import { saySpree } from '../../../wording/say-spree.ts';
import { formatClock, formatPercent, formatRatio, formatWhole } from './format.ts';

type Format = {
  readonly write: (value: number | null) => string;
  /** The value as it can be read off: what shows equal is equal. */
  readonly shown: (value: number) => number;
};

const FORMATS = {
  whole: { write: formatWhole, shown: (value) => roundTo(value, 0) },
  tenth: { write: (value) => formatRatio(value, 1), shown: (value) => roundTo(value, 1) },
  ratio: { write: (value) => formatRatio(value), shown: (value) => roundTo(value, 2) },
  /** A share of 1, with a decimal. */
  percent: { write: (value) => formatPercent(value, 1), shown: (value) => roundTo(value * 100, 1) },
  /** A share of 1, without. */
  share: { write: (value) => formatPercent(value), shown: (value) => roundTo(value * 100, 0) },
  /** Seconds. */
  clock: { write: formatClock, shown: fullSeconds },
  spree: {
    write: (value) => (value === null ? formatWhole(null) : saySpree(value, formatWhole)),
    shown: (value) => roundTo(value, 0),
  },
} as const satisfies Record<string, Format>;

/** How a statistic is written. */
export type StatFormat = keyof typeof FORMATS;

/** A statistic in words; null is a dash. */
export function formatStat(value: number | null, format: StatFormat): string {
  return FORMATS[format].write(value);
}

/** The value that can be read off a picture, for comparing; null where there is none. */
export function shownValue(value: number | null, format: StatFormat): number | null {
  return value === null || !Number.isFinite(value) ? null : FORMATS[format].shown(value);
}
