// Cases of single players around and during the two rounds of a map.
import type { EveningState } from './evening-state.ts';
import type { PlayerCase } from './cases.ts';
import { createJoiner, release, smallerTeam, someHuman, takeReserve } from './roster.ts';
import type { Happening } from '../round/happenings.ts';
import { connect, disconnect } from '../server/game-server.ts';
import { TEAMS } from '../sides.ts';
import type { Team } from '../sides.ts';
import type { Client } from '../server/person.ts';
import { utf8 } from '../byte-text.ts';
import type { ByteText } from '../byte-text.ts';

export function applyBetweenRounds(evening: EveningState, cases: ReadonlySet<string>): void {
  const has = (name: PlayerCase): boolean => cases.has(name);
  if (has('leave_intermission') || has('leave_warmup')) leaveBetween(evening);
  if (has('leave_both_teams')) for (const team of TEAMS) leaveBetween(evening, team);
  if (has('reconnect_warmup')) reconnectBetween(evening);
  if (has('reconnect_intermission')) reconnectBetween(evening);
  if (has('substitute')) substitute(evening);
  if (has('join_warmup')) joinBetween(evening);
  if (has('spectate_r2')) spectateBetween(evening);
  if (has('rename_between')) rename(evening);
}

function leaveBetween(evening: EveningState, team?: Team): void {
  const client = someHuman(evening, team);
  if (client !== undefined) release(evening, client);
}

function reconnectBetween(evening: EveningState): void {
  const client = someHuman(evening);
  if (client === undefined) return;
  disconnect(evening.server, client);
  connect(evening.server, client.person, client.team);
}

function substitute(evening: EveningState): void {
  const client = someHuman(evening);
  const person = takeReserve(evening);
  if (client === undefined || person === undefined) return;
  release(evening, client);
  connect(evening.server, person, client.team);
}

export function joinBetween(evening: EveningState): void {
  const person = takeReserve(evening);
  if (person !== undefined) connect(evening.server, person, smallerTeam(evening));
}

function spectateBetween(evening: EveningState): void {
  const client = someHuman(evening);
  if (client !== undefined) client.place = 'spectator';
}

function rename(evening: EveningState): void {
  const client = someHuman(evening);
  if (client !== undefined) client.person.name = newName(client);
}

function newName({ person }: Client): ByteText {
  const plain = person.name.encoding === 'latin1' ? 'renamed' : person.name.text.slice(0, 24);
  return utf8(`^3${plain}.afk`);
}

/** half is the actual number of the round. */
export function planHappenings(
  evening: EveningState,
  half: 1 | 2,
  cases: ReadonlySet<string>,
): (durationMs: number) => Happening[] {
  return (durationMs) => {
    const planned: Happening[] = [];
    for (const [name, when, make] of PLANS) {
      if (when !== half || !cases.has(name)) continue;
      const free = evening.server.clients.filter((client) =>
        planned.every((happening) => happening.client !== client),
      );
      const client = evening.random.find(
        free.filter((one) => one.place !== 'spectator' && !one.person.isBot),
      );
      if (client !== undefined) planned.push(...make({ evening, client, durationMs }));
    }
    return planned;
  };
}

type Scene = { readonly evening: EveningState; readonly client: Client; readonly durationMs: number };
type Plan = readonly [name: PlayerCase, half: 1 | 2, make: (scene: Scene) => Happening[]];

const PLANS: readonly Plan[] = [
  ['reconnect_mid_r1', 1, reconnect],
  ['reconnect_mid_r2', 2, reconnect],
  ['join_mid_r1', 1, join],
  ['join_mid_r2', 2, join],
  ['join_unseen_r1', 1, joinUnseen],
  ['leave_mid_r1', 1, leave],
  ['leave_mid_r2', 2, leave],
  ['leave_start_r2', 2, leaveAtStart],
  ['slot_inherited', 1, inheritSlot],
  ['spectate_mid_r1', 1, one('spectate')],
  ['spectate_mid_r2', 2, one('spectate')],
  ['switch_mid_r1', 1, one('switch')],
  ['rename_mid', 2, renameMid],
  ['kill_in_pause', 1, one('killInPause')],
  ['chat_spoof', 2, one('spoofChat')],
];

function middle({ evening, durationMs }: Scene): number {
  return Math.round(durationMs * (0.2 + 0.4 * evening.random.float()));
}

function one(kind: 'spectate' | 'switch' | 'killInPause' | 'spoofChat'): (scene: Scene) => Happening[] {
  return (scene) => [{ kind, client: scene.client, atMs: middle(scene) }];
}

function leave(scene: Scene): Happening[] {
  scene.evening.reserves.unshift(scene.client.person);
  return [{ kind: 'leave', client: scene.client, atMs: middle(scene) }];
}

function leaveAtStart(scene: Scene): Happening[] {
  scene.evening.reserves.unshift(scene.client.person);
  return [{ kind: 'leave', client: scene.client, atMs: scene.evening.random.int(1500, 14_000) }];
}

function reconnect(scene: Scene): Happening[] {
  const { client, evening } = scene;
  const atMs = middle(scene);
  const again = createJoiner(evening, client.person, client.team ?? 'A', client.slot);
  return [
    { kind: 'leave', client, atMs },
    { kind: 'join', client: again, atMs: atMs + evening.random.int(8000, 20_000) },
  ];
}

function join(scene: Scene): Happening[] {
  const { evening } = scene;
  const person = takeReserve(evening);
  if (person === undefined) return [];
  return [{ kind: 'join', client: createJoiner(evening, person, smallerTeam(evening)), atMs: middle(scene) }];
}

// Joins seconds before the end and never shoots: the script prints no line, but the engine's clock ran.
function joinUnseen(scene: Scene): Happening[] {
  const { evening } = scene;
  const person = takeReserve(evening);
  if (person === undefined) return [];
  return [
    {
      kind: 'joinIdle',
      client: createJoiner(evening, person, smallerTeam(evening)),
      atMs: scene.durationMs - 9000,
    },
  ];
}

function inheritSlot(scene: Scene): Happening[] {
  const { evening, client } = scene;
  const person = takeReserve(evening);
  if (person === undefined) return [];
  const atMs = middle(scene);
  evening.reserves.unshift(client.person);
  return [
    { kind: 'leave', client, atMs },
    {
      kind: 'join',
      client: createJoiner(evening, person, client.team ?? 'A', client.slot),
      atMs: atMs + 1000,
    },
  ];
}

function renameMid(scene: Scene): Happening[] {
  return [{ kind: 'rename', client: scene.client, name: newName(scene.client), atMs: middle(scene) }];
}
