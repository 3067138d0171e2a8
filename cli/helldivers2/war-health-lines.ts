import { withoutStop } from '../../core/without-stop.ts';
import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import {
  type EndpointHealth,
  fetchWarHealth,
  type KindHealth,
  type WarHealth,
} from '../../stats/helldivers2/health/fetch-war-health.ts';
import type { HealthLine } from '../../stats/health/game-health.ts';
import { describeMissing } from './describe-missing.ts';

/** A status comes every minute; without one for so long, what is shown is old. */
const OLD_MS = 15 * 60 * 1000;
/** Dispatches are a few days apart. */
const OLD_NEWS_MS = 21 * 86_400_000;

/**
 * How the war is known: the newest answers and their age, addresses that fail, a pause of the war, and what is odd.
 *
 * @param upstream the configured one; others are no longer asked, so what they said last does not matter.
 */
export async function fetchWarHealthLines(
  db: Kysely<DB>,
  now: Date,
  upstream?: string,
): Promise<HealthLine[]> {
  const health = onlyOf(await fetchWarHealth(db), upstream ?? '');
  return [
    describeWar(health, now),
    ...health.endpoints.map((endpoint) => describeEndpoint(endpoint, now)),
    ...health.kinds.flatMap((kind) => describeTrouble(kind, health, now)),
    ...describeNews(health, now),
    ...describeMissing(health.missingPlanets).map((say) => ({ isWell: true, say })),
  ];
}

function onlyOf(health: WarHealth, upstream: string): WarHealth {
  if (upstream === '') return health;
  return {
    ...health,
    kinds: health.kinds.filter(({ source }) => source === upstream),
    endpoints: health.endpoints.filter(({ name }) => name.startsWith(`helldivers2/${upstream}/`)),
  };
}

function describeWar({ war, pausedSince, endpoints }: WarHealth, now: Date): HealthLine {
  if (war === null) {
    return {
      isWell: false,
      say: 'Helldivers 2: no status of the war is known yet. Run "debrief helldivers2 update" to ask for one now.',
    };
  }
  // A status that repeats itself is no new one, but an answer all the same.
  const answered = endpoints.find(({ name }) => name.endsWith('/status'))?.answeredAt ?? war.observedAt;
  const at = answered > war.observedAt ? answered : war.observedAt;
  const paused = pausedSince === null ? '' : ` The war is paused since ${pausedSince.toISOString()}.`;
  // A war that was imported is not followed by anybody, so it cannot be late.
  const isOld = endpoints.length > 0 && now.getTime() - at.getTime() > OLD_MS;
  const old = isOld ? ' It is old: see what fails below, or start Debrief with "npm start".' : '';
  return {
    isWell: !isOld,
    say: `Helldivers 2: war ${war.id}, newest status ${at.toISOString()} (${age(at, now)}).${paused}${old}`,
  };
}

function describeEndpoint({ name, answeredAt, failingSince, reason }: EndpointHealth, now: Date): HealthLine {
  const last = answeredAt === null ? 'never answered' : `last answer ${age(answeredAt, now)}`;
  if (failingSince === null) return { isWell: true, say: `${name}: ${last}` };
  return {
    isWell: false,
    say: `${name} fails since ${failingSince.toISOString()}: ${withoutStop(reason ?? 'unknown')} (${last}). "npm start" asks it again by itself, and "debrief helldivers2 update" at once.`,
  };
}

/** An upstream may answer with old dispatches only, so that answers are new and their content is not. */
function describeNews({ newestNewsAt, kinds }: WarHealth, now: Date): HealthLine[] {
  if (newestNewsAt === null) return [];
  const answered = kinds
    .filter(({ kind }) => kind === 'news')
    .map(({ newestAt }) => newestAt?.getTime() ?? 0);
  const isOld = Math.max(...answered) - newestNewsAt.getTime() > OLD_NEWS_MS;
  const old = isOld ? ' Perhaps the upstream leaves newer ones out; compare with the game.' : '';
  return [
    {
      isWell: !isOld,
      say: `Helldivers 2: newest dispatch ${newestNewsAt.toISOString()} (${age(newestNewsAt, now)}).${old}`,
    },
  ];
}

/** An answer that came but cannot be used: what is shown is what was known before. */
function describeTrouble(
  { kind, source, newestAt, trouble }: KindHealth,
  { endpoints }: WarHealth,
  now: Date,
): HealthLine[] {
  if (trouble === null) return [];
  const shown =
    newestAt === null
      ? 'Nothing good is known yet'
      : `What is shown is of ${newestAt.toISOString()} (${age(newestAt, now)})`;
  const isAsked = endpoints.some(({ name }) => name === `helldivers2/${source}/${kind}`);
  const next = isAsked ? 'It is asked again by itself.' : 'Import a newer answer, if there is one.';
  return [
    {
      isWell: false,
      say: `Helldivers 2: the newest answer about ${kind} from ${source} was rejected: ${withoutStop(trouble)}. ${shown}. ${next}`,
    },
  ];
}

/** Such as "3 min ago". */
export function age(at: Date, now: Date): string {
  const minutes = Math.max(Math.round((now.getTime() - at.getTime()) / 60_000), 0);
  if (minutes < 120) return `${minutes} min ago`;
  return minutes < 2880 ? `${Math.round(minutes / 60)} h ago` : `${Math.round(minutes / 1440)} days ago`;
}
