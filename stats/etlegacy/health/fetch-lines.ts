import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { HealthLine } from '../../health/game-health.ts';
import { fetchServerStates, type SeenServer } from '../live/fetch-server-states.ts';

/** Describes for every server that is asked who plays whether it answers. */
export async function fetchLines(db: Kysely<DB>, now: Date): Promise<HealthLine[]> {
  return (await fetchServerStates(db, now)).map((state) => describe(state));
}

function describe(state: SeenServer): HealthLine {
  const { server, answeredAt, silentSince, people, map, reason } = state;
  if (answeredAt === null)
    return {
      isWell: false,
      say: `Server "${server}" has never answered a query (${reason}). Check ET_SERVER_ADDRESS, or "address" in debrief.json, and that UDP passes the firewall; a server with sv_hidden stays silent.`,
    };
  if (silentSince !== null)
    return {
      isWell: true,
      say: `Server "${server}" has not answered queries since ${silentSince.toISOString()} (${reason}); it may be switched off.`,
    };
  return { isWell: true, say: `Server "${server}" answers queries: ${people.length} people on ${map}.` };
}
