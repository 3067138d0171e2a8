// A server without players still writes its rounds.
import type { EveningState } from './evening-state.ts';
import { playHalf } from './play-half.ts';
import { takeReserve } from './roster.ts';
import { MAPS } from '../data/maps.data.ts';
import { clearRoundCvars, connect, disconnect, loadMap } from '../server/game-server.ts';

export function playIdleRound(evening: EveningState, name: 'idle_round' | 'header_only'): void {
  const { server } = evening;
  const away = server.clients;
  server.clients = [];
  loadMap(server, MAPS[0]);
  const person = takeReserve(evening);
  const client =
    person === undefined ? undefined : connect(server, person, name === 'idle_round' ? 'A' : null);
  playHalf(evening, {
    end: { kind: 'finished', outcome: 'hold', atMs: Number.MAX_SAFE_INTEGER, aftermath: 'saved' },
    pauseMs: 0,
    idle: new Set(),
    cases: [name],
    happenings: () => [],
    slowConnect: false,
  });
  if (client !== undefined) disconnect(server, client);
  if (person !== undefined) evening.reserves.unshift(person);
  server.clients = away;
  clearRoundCvars(server);
}
