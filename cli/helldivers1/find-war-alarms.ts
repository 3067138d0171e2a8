// What administrators have to know of: the host shows a key that nobody approved; the war is old.
import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { NOTHING_SENT } from '../../importer/helldivers1/tls/untrusted-host-error.ts';
import type { GameAlarm } from '../../stats/health/game-health.ts';
import { fetchCurrentWar } from '../../stats/helldivers1/fetch-current-war.ts';
import { type EndpointHealth, fetchEndpoints } from '../../stats/helldivers1/health/fetch-war-health.ts';

/** A status comes several times a minute. */
const STALE_MS = 10 * 60_000;

export async function findWarAlarms(db: Kysely<DB>, now: Date): Promise<GameAlarm[]> {
  const endpoints = await fetchEndpoints(db);
  const untrusted = endpoints.find(isUntrusted);
  if (untrusted !== undefined) return [sayUntrusted(untrusted)];
  // Before any status is known, since when none comes.
  const failing = endpoints.flatMap(({ failingSince }) => failingSince ?? []);
  const time = (await fetchCurrentWar(db))?.time ?? null;
  const since = time === null ? failing[0] : new Date(time * 1000);
  if (endpoints.length === 0 || since === undefined || now.getTime() - since.getTime() < STALE_MS) return [];
  const what =
    time === null
      ? `no status could be got since ${since.toISOString()}.`
      : `the newest status is of ${since.toISOString()}. What people see is old.`;
  return [
    {
      key: 'stale/helldivers1',
      say: `Helldivers 1: ${what} "npm run debrief -- doctor" says what fails.`,
    },
  ];
}

function isUntrusted({ failingSince, reason }: EndpointHealth): boolean {
  return failingSince !== null && (reason?.includes(NOTHING_SENT) ?? false);
}

function sayUntrusted({ reason }: EndpointHealth): GameAlarm {
  const next =
    'If the key is right, add it to HD1_PINS and start Debrief again; until then nothing is asked.';
  return { key: 'certificate/helldivers1', say: `Helldivers 1: ${reason ?? ''} ${next}` };
}
