// How numbers and names of the war are written, in every answer and post alike.
import { time, TimestampStyles } from '@discordjs/formatters';
import { EVENT_TYPES, FACTIONS, nameOf, SUPER_EARTH } from '../../../parsers/helldivers2/names.data.ts';
import type { Planet, PlanetEvent } from '../../../stats/helldivers2/fetch-planets.ts';
import type { WarView } from '../../../stats/helldivers2/fetch-war-view.ts';
import { formatNumber } from '../../../wording/format-numbers.ts';

/** 61.7%. Never rounded up to 100. */
export function sayPct(pct: number, locale: string): string {
  const shown = pct < 100 ? Math.min(Math.round(pct * 10) / 10, 99.9) : 100;
  return `${formatNumber(shown, locale, shown === 100 || shown === 0 ? 0 : 1)}%`;
}

/** +1.25%/h; a dash where it is not known. */
export function sayRate(pctPerHour: number | null, locale: string): string {
  if (pctPerHour === null) return '–';
  const rounded = Math.round(pctPerHour * 100) / 100;
  const sign = rounded > 0 ? '+' : rounded < 0 ? '−' : '±';
  return `${sign}${formatNumber(Math.abs(rounded), locale, 2)}%/h`;
}

export function sayFaction(faction: number): string {
  return FACTIONS[faction] ?? nameOf({}, faction);
}

/** Hours as "45 min", "11.8 h" or "3 days". */
export function sayHours(hours: number, locale: string): string {
  if (hours < 1) return `${formatNumber(Math.round(hours * 60), locale)} min`;
  if (hours < 48) return `${formatNumber(hours, locale, hours < 10 ? 1 : 0)} h`;
  return `${formatNumber(hours / 24, locale, hours < 240 ? 1 : 0)} days`;
}

export function inTime(at: Date): string {
  return time(at, TimestampStyles.RelativeTime);
}

/** What is fought over: "defence against Terminids, level 16", "liberation from Automatons", "besieged by Illuminate". */
export function sayStruggle({ owner, campaign, event }: Planet): string {
  if (event !== null) {
    const against =
      event.against === null || event.against === 0 ? '' : ` against ${sayFaction(event.against)}`;
    return `${nameOf(EVENT_TYPES, event.type)}${against}, level ${event.level}`;
  }
  if (campaign?.type === 1) return `recon, held by ${sayFaction(owner)}`;
  if (owner !== SUPER_EARTH) return `liberation from ${sayFaction(owner)}`;
  const faction = campaign?.faction ?? 0;
  return faction === 0 ? 'contested' : `besieged by ${sayFaction(faction)}`;
}

/** The faction that stands against us on a planet. */
export function enemyOf({ owner, campaign, event }: Planet): number {
  if (event?.against) return event.against;
  return owner === SUPER_EARTH ? (campaign?.faction ?? 0) : owner;
}

/** When something ends or ended, for the end of a line; empty where it is not known. */
export function sayEnd(at: Date | null, hoursLeft: number | null): string {
  if (at === null) return '';
  return ` · ${hoursLeft === 0 ? 'ended' : 'ends'} ${inTime(at)}`;
}

/** The same of an event. */
export function sayEventEnd({ expireAt, hoursLeft, isHeldUp }: PlanetEvent): string {
  return `${sayEnd(expireAt, hoursLeft)}${expireAt !== null && isHeldUp ? ', paused by the DSS' : ''}`;
}

const OLD_MS = 15 * 60_000;

/** How fresh the war is, for the last line; stale data and a pause are named. */
export function sayFreshness({ war, pausedSince }: Pick<WarView, 'war' | 'pausedSince'>, now: Date): string {
  const isOld = now.getTime() - war.observedAt.getTime() > OLD_MS;
  const status = `${isOld ? 'old: ' : ''}status of ${inTime(war.observedAt)}`;
  return pausedSince === null ? status : `${status} · the war is paused since ${inTime(pausedSince)}`;
}
