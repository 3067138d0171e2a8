// The script samples every client each five seconds and at the end; the line of a player who left keeps the last
// sample.
import type { Fighter, Round } from './round-state.ts';
import { scriptOf } from './round-state.ts';
import { endOfDeath, stopAliveClock, stopTeamClock } from './life.ts';
import { addEngineCounters, usedWeapons } from '../counters/engine-counters.ts';
import type { EngineCounters } from '../counters/engine-counters.ts';
import type { ScriptCounters } from '../counters/script-counters.ts';
import type { ByteText } from '../byte-text.ts';
import type { Random } from '../random.ts';
import type { Place } from '../sides.ts';
import type { Client } from '../server/person.ts';

const SAMPLE_MS = 5000;

export type Sample = {
  readonly client: Client;
  readonly name: ByteText;
  readonly place: Place;
  /** Counts of this round only. */
  readonly engine: EngineCounters;
  /** Including what the engine kept from earlier rounds, as the file shows it. */
  readonly total: EngineCounters;
  readonly script: ScriptCounters;
  readonly left: boolean;
};

/** kept is keyed by full GUID, so a player who returns overwrites their earlier sample. */
export type Samples = { readonly phaseMs: number; readonly kept: Map<string, Sample> };

export function createSamples(random: Random): Samples {
  return { phaseMs: random.int(0, SAMPLE_MS / 50 - 1) * 50, kept: new Map() };
}

/**
 * Time of the script's last sample before this moment; undefined if there is none since the round or the visit began.
 */
export function lastSampleBefore(samples: Samples, at: number, since: number): number | undefined {
  const sampleAt = Math.floor((at - samples.phaseMs) / SAMPLE_MS) * SAMPLE_MS + samples.phaseMs;
  return sampleAt > since ? sampleAt : undefined;
}

export function keepSample(round: Round, samples: Samples, fighter: Fighter, left = false): void {
  const engine = countersNow(round, fighter);
  const total = addEngineCounters(fighter.client.session, engine);
  const before = samples.kept.get(fighter.client.person.guid);
  // The script stores no player without a used weapon, so an earlier visit's line remains.
  if (before !== undefined && usedWeapons(total).length === 0 && usedWeapons(before.total).length > 0) return;
  samples.kept.set(fighter.client.person.guid, {
    client: fighter.client,
    name: fighter.client.person.name,
    place: fighter.place,
    engine,
    total,
    script: { ...scriptOf(round, fighter.client.slot) },
    left,
  });
}

function countersNow(round: Round, fighter: Fighter): EngineCounters {
  const now = copyOf(fighter.round);
  if (fighter.teamSince !== null) now.timeMs += Math.max(0, round.now - fighter.teamSince);
  if (fighter.aliveSince !== null) now.aliveMs += Math.max(0, round.now - fighter.aliveSince);
  return now;
}

function copyOf(counters: EngineCounters): EngineCounters {
  return {
    ...counters,
    weapons: new Map([...counters.weapons].map(([key, counts]) => [key, { ...counts }])),
  };
}

export function closeFighter(round: Round, fighter: Fighter): void {
  stopAliveClock(round, fighter);
  stopTeamClock(round, fighter);
  endOfDeath(round, fighter);
}
