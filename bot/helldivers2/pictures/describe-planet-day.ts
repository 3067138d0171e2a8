import { joinAltText } from '../../charts/text/alt-text.ts';
import type { PlanetDayProps } from './picture-props.ts';

const PER_HOUR = 12;

/** Alt text of a planet's day: a value every two hours, gaps, the rate now and the deadline. */
export function describePlanetDay({ detail, what, pct, rate, nowAt, deadlineAt }: PlanetDayProps): string {
  const every = 2 * PER_HOUR;
  const items: string[] = [];
  const from = pct.findIndex((value) => value !== null);
  if (from > 0) items.push(`no sample before ${sayAgo(nowAt - from)};`);
  for (let at = from === -1 ? nowAt : from; at < nowAt; at += every)
    items.push(sayValue(pct[at] ?? null, nowAt - at));
  items.push(sayValue(pct[nowAt] ?? null, 0));
  const last = rate[nowAt] ?? null;
  if (last !== null) items.push(`rate now ${Number(last.toFixed(2))}% per hour;`);
  if (deadlineAt !== null) items.push(`deadline in ${Math.round((deadlineAt - nowAt) / PER_HOUR)} hours;`);
  return joinAltText(`Last 24 hours, ${detail}, % ${what}:`, items);
}

function sayValue(value: number | null, back: number): string {
  return `${sayAgo(back)} ${value === null ? 'no sample' : `${Number(value.toFixed(1))}%`};`;
}

function sayAgo(back: number): string {
  return back === 0 ? 'now' : `${Number((back / PER_HOUR).toFixed(1))} hours ago`;
}
