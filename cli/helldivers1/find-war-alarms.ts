// What administrators have to know of: the host shows a key that nobody approved; the war is old.
import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { CANNOT_BE_TRUSTED } from '../../importer/helldivers1/tls/untrusted-host-error.ts';
import type { GameAlarm } from '../../stats/health/game-health.ts';
import { type EndpointHealth, fetchWarHealth } from '../../stats/helldivers1/health/fetch-war-health.ts';

/** A status comes several times a minute. */
const STALE_MS = 10 * 60_000;

export async function findWarAlarms(db: Kysely<DB>, now: Date): Promise<GameAlarm[]> {
  const { war, endpoints } = await fetchWarHealth(db);
  const untrusted = endpoints.find(isUntrusted);
  if (untrusted !== undefined) return [sayUntrusted(untrusted)];
  const asked = endpoints.length > 0;
  if (!asked || war === null || now.getTime() - war.time * 1000 < STALE_MS) return [];
  const at = new Date(war.time * 1000).toISOString();
  return [
    {
      key: 'stale/helldivers1',
      say: `Helldivers 1: the newest status is of ${at}. What people see is old. "npm run debrief -- doctor" says what fails.`,
    },
  ];
}

function isUntrusted({ failingSince, reason }: EndpointHealth): boolean {
  return failingSince !== null && (reason?.includes(CANNOT_BE_TRUSTED) ?? false);
}

function sayUntrusted({ reason }: EndpointHealth): GameAlarm {
  const next =
    'If the key is right, add it to HD1_PINS and start Debrief again; until then nothing is asked.';
  return { key: 'certificate/helldivers1', say: `Helldivers 1: ${reason ?? ''} ${next}` };
}
