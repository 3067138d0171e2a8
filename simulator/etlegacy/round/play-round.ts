// Plays one round from its first frame to its planned end and returns the script's last sample.
import { addHappening } from './happenings.ts';
import type { Happening } from './happenings.ts';
import { startActing } from './fight.ts';
import { equip } from './equip.ts';
import { spawn } from './life.ts';
import type { LogEntry } from './log-entry.ts';
import { CLIENT_DELAY_MS, createFighter, createRound, scriptOf } from './round-state.ts';
import type { Fighter, Round } from './round-state.ts';
import { closeFighter, createSamples, keepSample } from './samples.ts';
import type { Sample, Samples } from './samples.ts';
import { closeScriptCounters } from '../counters/script-counters.ts';
import type { Random } from '../random.ts';
import type { Side } from '../sides.ts';
import type { Client } from '../server/person.ts';

export type RoundPlan = {
  readonly random: Random;
  readonly defender: Side;
  /** Whether what happens is recorded, as for an event log. */
  readonly isLogged: boolean;
  readonly respawns: boolean;
  readonly clients: readonly Client[];
  readonly endMs: number;
  readonly surrendered: boolean;
  readonly idle: ReadonlySet<Client>;
  readonly happenings: readonly Happening[];
};

export type PlayedRound = {
  readonly samples: readonly Sample[];
  readonly duels: ReadonlyMap<string, number>;
  readonly log: readonly LogEntry[] | null;
};

export function playRound(roundPlan: RoundPlan): PlayedRound {
  const round = createRound(roundPlan.random, roundPlan);
  const samples = createSamples(roundPlan.random);
  round.now = CLIENT_DELAY_MS;
  for (const client of roundPlan.clients) enter(round, client, roundPlan.idle.has(client));
  round.now = 0;
  for (const happening of roundPlan.happenings) addHappening({ round, samples, enter }, happening);
  run(round, roundPlan.endMs);
  finish(round, samples, roundPlan.surrendered);
  return { samples: [...samples.kept.values()], duels: round.duels, log: round.log };
}

function enter(round: Round, client: Client, idle: boolean): Fighter {
  const fighter = createFighter(client, ...equip(round.random, client));
  fighter.idle = idle;
  scriptOf(round, client.slot);
  round.fighters.push(fighter);
  if (fighter.place === 'spectator') return fighter;
  fighter.teamSince = round.now;
  spawn(round, fighter, startActing);
  return fighter;
}

function run(round: Round, endMs: number): void {
  for (let next = round.queue.pop(); next !== undefined && next.at < endMs; next = round.queue.pop()) {
    round.now = next.at;
    next.run();
  }
  round.now = endMs;
}

function finish(round: Round, samples: Samples, surrendered: boolean): void {
  for (const fighter of round.fighters) closeFighter(round, fighter);
  for (const fighter of round.fighters) {
    closeScriptCounters(scriptOf(round, fighter.client.slot), round.now, surrendered);
    keepSample(round, samples, fighter);
  }
}
