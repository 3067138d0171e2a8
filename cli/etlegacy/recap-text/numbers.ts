import { roundTo } from '../../../core/round-to.ts';
import { formatClock } from '../../../wording/format-clock.ts';

const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** 5,204; a dash where nothing is known. */
export function whole(value: number | null): string {
  return value === null ? '-' : grouped.format(roundTo(value, 0));
}

/** 1.72 */
export function decimals(value: number | null, digits: number): string {
  return value === null ? '-' : roundTo(value, digits).toFixed(digits);
}

/** 37 %, without the sign: the header has it. */
export function percent(value: number | null): string {
  return value === null ? '-' : String(roundTo(value, 0));
}

/** 7:42; an hour and more as 1:07:42. */
export function clock(seconds: number | null): string {
  return seconds === null ? '-' : formatClock(seconds);
}

export function count(value: number, one: string, many = `${one}s`): string {
  return `${whole(value)} ${value === 1 ? one : many}`;
}
