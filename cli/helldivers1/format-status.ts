import { playersOf } from '../../stats/helldivers1/count-players.ts';
import type { EventState } from '../../stats/helldivers1/fetch-events.ts';
import type { FrontState } from '../../stats/helldivers1/fetch-fronts.ts';
import type { War } from '../../stats/helldivers1/fetch-war.ts';
import { nameFront, namePlace } from '../../stats/helldivers1/name-place.ts';
import { formatDuration, formatNumber } from '../../wording/format-numbers.ts';
import { sayAge } from '../../wording/say-age.ts';

const LOCALE = 'en';

/** The running war in lines for a terminal. @param unconfirmed wars of which only slots of others are known. */
export function formatStatus(war: War, unconfirmed: readonly number[], now: Date): string[] {
  const at = new Date(war.time * 1000);
  const suspects = war.fronts.filter((front) => front.suspect.length > 0);
  return [
    `War ${war.season}, as of ${at.toISOString()} (${sayAge(at, now)})`,
    ...war.fronts.map(frontLine),
    ...(war.events.length === 0 ? ['  Nothing is under attack.'] : war.events.map(eventLine)),
    ...suspects.map(
      (front) => `  Numbers of ${nameFront(front.enemy)} cannot be true (${front.suspect.join(', ')}).`,
    ),
    ...(unconfirmed.length === 0 ? [] : [`  Not told whole yet: war ${unconfirmed.join(', ')}.`]),
  ];
}

function frontLine(front: FrontState): string {
  const { enemy, status, map, influencePct } = front;
  const players = playersOf(front);
  const divers = players === null ? '' : `, ${formatNumber(players, LOCALE)} players`;
  const course = status === 'active' ? sayRegions(map.earned, influencePct) : status;
  return `  ${nameFront(enemy).padEnd(10)} ${course}${divers}`;
}

function sayRegions(earned: number | null, influencePct: number | null): string {
  if (earned === null) return 'regions unknown';
  return `${earned} of 10 regions, ${formatNumber(influencePct, LOCALE, 1)} %`;
}

function eventLine(event: EventState): string {
  const what =
    event.type === 'attack'
      ? `Assault on ${namePlace(event.enemy, event.region)}`
      : `Defence of ${namePlace(event.enemy, event.region)} against the ${nameFront(event.enemy)}`;
  const points =
    event.suspect.length === 0
      ? `${formatNumber(Number(event.points), LOCALE)} of ${formatNumber(Number(event.pointsMax), LOCALE)} points`
      : `points unknown (${event.suspect.join(', ')})`;
  const course = event.isResultPending
    ? 'over, result pending'
    : `${event.pace ?? 'running'}, ${formatDuration(event.remainingS * 1000)} left`;
  return `  ${what}: ${points}, ${course}`;
}
