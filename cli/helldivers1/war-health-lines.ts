import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import {
  type EndpointHealth,
  fetchWarHealth,
  type WarHealth,
} from '../../stats/helldivers1/health/fetch-war-health.ts';
import { withoutStop } from '../../core/without-stop.ts';
import { nameFront } from '../../stats/helldivers1/name-place.ts';
import { sayAge } from '../../wording/say-age.ts';
import type { HealthLine } from '../../stats/health/game-health.ts';

export type Following = {
  /** Whether the war is polled. */
  readonly isFollowed: boolean;
  /** How many keys of the API's host a person has approved. */
  readonly pins: number;
};

/** A status comes several times a minute; without one for so long, what is shown is old. */
const OLD_MS = 10 * 60_000;

/** How the war is known: the age of the newest answer, the API and its pins, what is not whole and what cannot be true. */
export async function fetchWarHealthLines(
  db: Kysely<DB>,
  now: Date,
  { isFollowed, pins }: Following,
): Promise<HealthLine[]> {
  const health = await fetchWarHealth(db);
  return [
    isFollowed ? describeWar(health, now) : describeStored(health, now),
    ...(isFollowed ? health.endpoints.map(describeEndpoint) : []),
    { isWell: true, say: `Helldivers 1: ${pins} ${pins === 1 ? 'key' : 'keys'} of the API pinned.` },
    ...describeRejected(health, isFollowed),
    ...describeOddities(health),
  ];
}

/** What is stored of a war that is not followed does not get old. */
function describeStored({ war }: WarHealth, now: Date): HealthLine {
  const known =
    war === null
      ? 'no status of a war is stored'
      : `war ${war.season}, newest status ${sayWhen(new Date(war.time * 1000), now)}`;
  return { isWell: true, say: `Helldivers 1: ${known}. It is not followed: HD1_FOLLOW is not "yes".` };
}

function sayWhen(at: Date, now: Date): string {
  return `${at.toISOString()} (${sayAge(at, now)})`;
}

function describeRejected({ rejected }: WarHealth, isFollowed: boolean): HealthLine[] {
  if (rejected === null) return [];
  const { count, newestAt, reason, isLast } = rejected;
  const answers = count === 1 ? '1 answer was' : `${count} answers were`;
  const say = `Helldivers 1: ${answers} rejected and kept, the newest of ${newestAt.toISOString()}: ${withoutStop(reason)}.`;
  return [{ isWell: !(isFollowed && isLast), say }];
}

function describeWar({ war }: WarHealth, now: Date): HealthLine {
  if (war === null) {
    const tip = 'Start Debrief with "npm start"; "debrief helldivers1 tls" looks at the host of the API.';
    return { isWell: false, say: `Helldivers 1: no status of the war is known yet. ${tip}` };
  }
  const at = new Date(war.time * 1000);
  const isOld = now.getTime() - at.getTime() > OLD_MS;
  const old = isOld ? ' It is old: see what fails, or start Debrief with "npm start".' : '';
  return {
    isWell: !isOld,
    say: `Helldivers 1: war ${war.season}, newest status ${sayWhen(at, now)}.${old}`,
  };
}

function describeEndpoint({ name, answeredAt, failingSince, reason }: EndpointHealth): HealthLine {
  const last = answeredAt === null ? 'it never answered' : `last answer ${answeredAt.toISOString()}`;
  if (failingSince === null) return { isWell: true, say: `${name}: ${last}.` };
  const since = failingSince.toISOString();
  return {
    isWell: false,
    say: `${name} fails since ${since}: ${withoutStop(reason ?? 'unknown')} (${last}).`,
  };
}

function describeOddities({ war, unconfirmed }: WarHealth): HealthLine[] {
  const suspects = (war?.fronts ?? []).filter((front) => front.suspect.length > 0);
  return [
    ...(unconfirmed.length === 0
      ? []
      : [
          `Helldivers 1: not told whole yet: war ${unconfirmed.join(', ')}. Get one with "debrief helldivers1 season N".`,
        ]),
    ...suspects.map(
      ({ enemy, suspect }) =>
        `Helldivers 1: numbers of ${nameFront(enemy)} cannot be true (${suspect.join(', ')}); no share or ratio of them is shown.`,
    ),
  ].map((say) => ({ isWell: true, say }));
}
