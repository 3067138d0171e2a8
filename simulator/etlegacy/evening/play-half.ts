// Plays one round from the countdown to the moment at which the script writes, or would have written.
import type { HalfPlan, Start } from './half.ts';
import { describeEnding } from './half-ending.ts';
import { saveRound } from './save-round.ts';
import type { EveningState } from './evening-state.ts';
import { limitCvar } from '../files/print-number.ts';
import { equalCounters, equalRoots, hasCounted, hasCountedEvents } from '../counters/engine-counters.ts';
import { playRound } from '../round/play-round.ts';
import type { PlayedRound } from '../round/play-round.ts';
import type { Happening } from '../round/happenings.ts';
import { findLastLine, startCounting } from '../server/game-server.ts';
import type { GameServer } from '../server/game-server.ts';
import { startSingle } from '../server/start-single.ts';
import type { Client } from '../server/person.ts';

/** Returns the name of the round's file; null when none was written. */
export function playHalf(evening: EveningState, plan: HalfPlan): string | null {
  const { server, random } = evening;
  if (plan.single === undefined) startCounting(server);
  const continues = plan.single !== undefined && startSingle(server, plan.single.isSameMap);
  if (plan.slowConnect) for (const client of server.clients) if (client.slot === 0) client.rounds = 0;
  const labelReal = plan.single === undefined && server.currentRound === 1 ? 2 : 1;
  const limitMinutes = labelReal === 2 ? server.nextLimit : limitCvar(server.map.limitS * 1000);
  const { defender } = server.map;
  const ending = describeEnding(plan.end, limitMinutes);
  const starts = new Map(server.clients.map((client) => [client, startOf(evening, client, continues)]));
  const happenings = plan.happenings(ending.durationMs);
  const played = playRound({
    random,
    defender,
    isLogged: evening.json !== null || server.gameType !== 'stopwatch',
    respawns: server.gameType !== 'lms',
    clients: [...server.clients],
    endMs: ending.durationMs,
    surrendered: ending.surrendered,
    idle: plan.idle,
    happenings,
  });
  evening.now += ending.durationMs + plan.pauseMs;
  const attackers = server.sides.A === defender ? 'B' : 'A';
  const winner = ending.attackersWon ? server.sides[attackers] : defender;
  settleClients(evening, played, happenings);
  const pausedAt = plan.pauseMs === 0 ? 0 : Math.round((ending.durationMs * 0.4) / 50) * 50;
  const file = saveRound(evening, {
    plan,
    labelReal,
    limitMinutes,
    attackers,
    winner,
    played,
    starts,
    durationMs: ending.durationMs,
    outcome: ending.outcome,
    endedAt: evening.now,
    pausedAt,
  });
  if (evening.gameType === 'campaign') keepXp(played);
  return file;
}

function startOf({ server }: EveningState, client: Client, continues: boolean): Start {
  if (!hasCounted(client.session)) return { base: 'zero', baseFile: null, baseRound: null };
  if (continues) return partialStart(server, client);
  const line = findLastLine(server, client);
  if (line !== undefined && equalCounters(line.counters, client.session))
    return { base: 'carried', baseFile: line.file, baseRound: line.round };
  // Hidden time alone distorts no count; only the player's minutes are too long.
  return {
    base: hasCountedEvents(client.session) ? 'hidden' : 'zero',
    baseFile: null,
    baseRound: null,
    hiddenClock: true,
  };
}

function partialStart(server: GameServer, client: Client): Start {
  const line = findLastLine(server, client);
  return line !== undefined && equalRoots(line.counters, client.session)
    ? { base: 'partial', baseFile: line.file, baseRound: line.round }
    : { base: 'hiddenPartial', baseFile: null, baseRound: null };
}

// A campaign adds up what its maps gave.
function keepXp({ samples }: PlayedRound): void {
  for (const { client, script } of samples) client.keptXp += script.xp;
}

function settleClients(
  { server }: EveningState,
  played: PlayedRound,
  happenings: readonly Happening[],
): void {
  const last = new Map<Client, boolean>();
  for (const happening of [...happenings].sort((left, right) => left.atMs - right.atMs)) {
    if (happening.kind === 'join' || happening.kind === 'joinIdle') last.set(happening.client, true);
    if (happening.kind === 'leave') last.set(happening.client, false);
  }
  const joined = [...last]
    .filter(([client, present]) => present && !server.clients.includes(client))
    .map(([client]) => client);
  server.clients = [...server.clients.filter((client) => last.get(client) !== false), ...joined];
  for (const sample of played.samples) {
    if (server.clients.includes(sample.client)) sample.client.session = sample.total;
  }
}
