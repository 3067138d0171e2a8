const THIN_SPACE = '\u2009';
const NOTHING = '–';

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** 5204 -> "5 204" with thin spaces; anything that is no number -> a dash. */
export function formatWhole(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return NOTHING;
  return whole.format(value).replaceAll(',', THIN_SPACE).replace('-0', '0');
}

/** Two decimals, for ratios such as K/D. */
export function formatRatio(value: number | null): string {
  return value === null || !Number.isFinite(value) ? NOTHING : value.toFixed(2);
}

/** A share of 1 as a percentage. */
export function formatPercent(share: number | null, decimals: 0 | 1 = 0): string {
  return share === null || !Number.isFinite(share) ? NOTHING : `${(share * 100).toFixed(decimals)}%`;
}

/** Seconds as 7:42. */
export function formatClock(seconds: number | null): string {
  if (seconds === null || !Number.isFinite(seconds) || seconds < 0) return NOTHING;
  const total = Math.round(seconds);
  return `${Math.floor(total / 60)}:${String(total % 60).padStart(2, '0')}`;
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

/** Kills per death; a player who never died counts as having died once. */
export function killRatio(kills: number, deaths: number): number {
  return kills / Math.max(deaths, 1);
}

/** Thousands in short: 41230 -> "41.2k", 4400 -> "4.4k"; below 1000 the number itself. */
export function formatShort(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return NOTHING;
  return Math.abs(value) < 1000 ? formatWhole(value) : `${(value / 1000).toFixed(1)}k`;
}
