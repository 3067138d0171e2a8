// The server between rounds: connected clients, round cvars, and when the engine keeps or drops a client's counters.
import { createClient, personKey } from './person.ts';
import type { Client, Person } from './person.ts';
import { createEngineCounters } from '../counters/engine-counters.ts';
import type { EngineCounters } from '../counters/engine-counters.ts';
import type { GameMap } from '../data/maps.data.ts';
import { otherSide } from '../sides.ts';
import type { Place, Team } from '../sides.ts';
import type { GameType } from './game-type.ts';

const ENGINES = ['2.83', 'feb26', '2.84', '2.85'] as const;
export type Engine = (typeof ENGINES)[number];

/** file: the text file; null where the round only left a JSON document. */
export type WrittenLine = {
  readonly file: string | null;
  readonly round: number;
  readonly counters: EngineCounters;
};

export type GameServer = {
  readonly engine: Engine;
  readonly gameType: GameType;
  clients: Client[];
  map: GameMap;
  /** 0 while round 1 is played, 1 from its end until the end of round 2. */
  currentRound: 0 | 1;
  /** In minutes; 0 when unset. */
  nextLimit: number;
  /** Set by a change of map or a match reset: the next round starts from zero. */
  resetPending: boolean;
  /** Single rounds begun since the server started, and whether the running one continues the counters of another. */
  singlesStarted: number;
  hasContinued: boolean;
  /** Each player's line in the newest file of this map. */
  lastLines: ReadonlyMap<string, WrittenLine>;
  sides: { A: 'axis' | 'allies'; B: 'axis' | 'allies' };
};

const ROUNDS_UNTIL_RESET = 2;

export function connect(server: GameServer, person: Person, team: Team | null): Client {
  const used = new Set(server.clients.map((client) => client.slot));
  let slot = 0;
  while (used.has(slot)) slot++;
  const client = createClient(person, slot, team, placeOf(server, team));
  server.clients.push(client);
  return client;
}

export function disconnect(server: GameServer, client: Client): void {
  server.clients = server.clients.filter((one) => one !== client);
}

export function placeOf(server: GameServer, team: Team | null): Place {
  return team === null ? 'spectator' : server.sides[team];
}

export function loadMap(server: GameServer, map: GameMap): void {
  const changed = server.map.name !== map.name;
  server.map = map;
  server.resetPending = changed;
  if (changed) server.lastLines = new Map();
  for (const client of server.clients) dropCounters(client);
}

export function clearRoundCvars(server: GameServer): void {
  server.currentRound = 0;
  server.nextLimit = 0;
}

export function resetMatch(server: GameServer): void {
  clearRoundCvars(server);
  server.resetPending = true;
}

/** A restart into the warm-up; it clears the state of a map change. */
export function restartWarmup(server: GameServer): void {
  server.resetPending = false;
}

/** The restart at the end of the countdown: the counters of all clients are kept together or dropped together. */
export function startCounting(server: GameServer): void {
  const rounds = Math.max(0, ...server.clients.map((client) => client.rounds));
  const reset = server.resetPending || forgets(server, rounds);
  for (const client of server.clients) {
    if (reset) dropCounters(client);
    else client.rounds++;
  }
  server.resetPending = false;
}

function forgets({ engine, currentRound }: GameServer, rounds: number): boolean {
  const newMatchOnSameMap = (engine === '2.84' || engine === '2.85') && currentRound === 0 && rounds > 0;
  return engine === 'feb26' || newMatchOnSameMap || rounds >= ROUNDS_UNTIL_RESET;
}

export function swapSides(server: GameServer): void {
  server.sides = { A: otherSide(server.sides.A), B: otherSide(server.sides.B) };
  for (const client of server.clients)
    if (client.place !== 'spectator') client.place = placeOf(server, client.team);
}

export function findLastLine(server: GameServer, client: Client): WrittenLine | undefined {
  return server.lastLines.get(personKey(client.person));
}

export function dropCounters(client: Client): void {
  client.rounds = 0;
  client.session = createEngineCounters();
}
