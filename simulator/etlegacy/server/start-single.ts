// What the engine keeps from one single round to the next. Nobody carries more than these counters, and never twice in a row.
import type { Client } from './person.ts';
import { dropCounters } from './game-server.ts';
import type { GameServer } from './game-server.ts';
import { createEngineCounters } from '../counters/engine-counters.ts';

/** Returns whether those who are there continue their gibs, self kills, team kills, team gibs and times. */
export function startSingle(server: GameServer, isSameMap: boolean): boolean {
  const isFirst = server.singlesStarted === 0;
  server.singlesStarted++;
  if (server.gameType === 'campaign' && server.engine === '2.83') {
    for (const client of server.clients) {
      dropCounters(client);
      client.rounds = isFirst ? 0 : 1;
    }
    return false;
  }
  const continues = !isFirst && !server.hasContinued && (isSameMap || server.gameType === 'campaign');
  server.hasContinued = continues;
  for (const client of server.clients) {
    if (continues) keepRoots(client);
    else dropCounters(client);
  }
  return continues;
}

function keepRoots(client: Client): void {
  const { gibs, selfKills, teamKills, teamGibs, timeMs, aliveMs } = client.session;
  client.session = { ...createEngineCounters(), gibs, selfKills, teamKills, teamGibs, timeMs, aliveMs };
  client.rounds++;
}
