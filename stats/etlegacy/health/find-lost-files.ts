import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { GameAlarm } from '../../health/game-health.ts';
import { fetchServerStates, isFresh, type SeenServer } from '../live/fetch-server-states.ts';

const MINUTE_MS = 60_000;
/** Time in which a round of a server without a known limit ends and leaves its file. */
const USUAL_MINUTES = 20;
/** Warm-up and the time until the file is written. */
const BESIDE_ROUND_MINUTES = 5;

/** Finds servers on which people play while no file comes: their script is probably not running. */
export async function findLostFiles(db: Kysely<DB>, now: Date): Promise<GameAlarm[]> {
  const alarms: GameAlarm[] = [];
  for (const state of await fetchServerStates(db, now)) {
    if (state.playingSince === null || !isFresh(state, now)) continue;
    const since = await fetchLastFile(db, state.server);
    const quietFrom = Math.max(state.playingSince.getTime(), since?.getTime() ?? 0);
    const minutes = Math.floor((now.getTime() - quietFrom) / MINUTE_MS);
    if (minutes >= leastMinutes(state)) alarms.push(say(state, minutes));
  }
  return alarms;
}

function leastMinutes({ timeLimitMinutes }: SeenServer): number {
  return Math.max(USUAL_MINUTES, (timeLimitMinutes ?? 0) + BESIDE_ROUND_MINUTES);
}

function say({ server, map }: SeenServer, minutes: number): GameAlarm {
  return {
    key: `no_files/${server}`,
    say: `People have been playing on server "${server}" for ${minutes} minutes (now on ${map}) and no file came. Check with lua_status that its Lua script runs and that the files reach Debrief.`,
  };
}

async function fetchLastFile(db: Kysely<DB>, server: string): Promise<Date | null> {
  const row = await db
    .selectFrom('core.payloads')
    .select('received_at')
    .where('source', '=', server)
    .orderBy('received_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.received_at ?? null;
}
