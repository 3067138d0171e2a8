import type { Stat, StatUnit } from '../../stats/catalogue/stat.ts';
import { formatDuration, formatNumber } from './format-numbers.ts';

const UNIT_WORDS = {
  'hp/min': ' hp/min',
  hp: ' hp',
  'hp/round': ' hp/round',
  kills: '',
  count: '',
  'per round': '/round',
  'per minute': '/min',
  ratio: '',
  percent: '%',
  minutes: '',
  's/min': ' s/min',
  points: '',
} as const satisfies Record<StatUnit, string>;

/** For a column that is headed by the stat: no unit but %. Minutes are h:mm:ss. */
export function formatStat(stat: Stat, value: number | null, locale: string): string {
  if (stat.unit === 'minutes') return formatDuration(value === null ? null : value * 60_000);
  const text = formatNumber(value, locale, stat.digits);
  return value !== null && stat.unit === 'percent' ? `${text}%` : text;
}

/** For a sentence: with its unit. */
export function sayStat(stat: Stat, value: number | null, locale: string): string {
  const text = formatStat(stat, value, locale);
  return value === null || stat.unit === 'percent' ? text : text + UNIT_WORDS[stat.unit];
}
