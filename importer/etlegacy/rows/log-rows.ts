// Converts the event log of a round to rows: one row of arrays for its events, rows for duels and players.
import { findDuels } from '../../../parsers/etlegacy/log/facts/find-duels.ts';
import { findPlayerFacts } from '../../../parsers/etlegacy/log/facts/player-facts.ts';
import type { RoundLog } from '../../../parsers/etlegacy/document/round-log.ts';
import { snakeCase } from '../../../core/snake-case.ts';
import type { DerivedRound } from '../derive/derive-neighbourhood.ts';

const STEP_MS = 5_000;
const CLOCK_SLACK_MS = 3_000;

export type LogRows = ReturnType<typeof buildRows>;

/** Returns null without a log whose moments are known, or if it contradicts the counters. */
export function logRows({ placed, split }: DerivedRound): LogRows | null {
  const { source } = placed;
  const log = split.log?.changed ?? source.document.json?.log ?? null;
  if (log === null || split.log === null || split.log.verdict === 'broken') return null;
  const isClockKnown = split.durationS === 0 || log.lengthMs <= split.durationS * 1000 + CLOCK_SLACK_MS;
  return buildRows(source.roundId, log, { keys: split.log.keys, isClockKnown });
}

type Context = {
  readonly keys: ReadonlyMap<string, string>;
  /** false: there was a pause that is not in the log, so all times are unknown. */
  readonly isClockKnown: boolean;
};

function buildRows(roundId: number, log: RoundLog, { keys, isClockKnown }: Context) {
  const keyOf = (key32: string): string => {
    const key = keys.get(key32);
    if (key === undefined) throw new Error(`The log of round ${roundId} has a player without a key`);
    return key;
  };
  return {
    log: eventColumns(roundId, log, keyOf),
    duels: findDuels(log).map(({ player, victim, ...counts }) => ({
      round_id: roundId,
      player_key: keyOf(player),
      victim_key: keyOf(victim),
      ...toColumns(counts),
    })),
    players: [...findPlayerFacts(log)].map(([key32, facts]) => ({
      round_id: roundId,
      player_key: keyOf(key32),
      ...toColumns(isClockKnown ? facts : { ...facts, lateKills: null, longestLifeMs: null, classMs: {} }),
    })),
  };
}

function toColumns(values: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [snakeCase(name), value]));
}

function eventColumns(roundId: number, log: RoundLog, keyOf: (key32: string) => string) {
  const { events } = log;
  const players = [
    ...new Set([...log.seen.keys(), ...events.flatMap(({ player, victim }) => [player, victim])]),
  ]
    .filter((key) => key !== null)
    .toSorted();
  const places = new Map(players.map((key, at) => [key, at + 1]));
  const placeOf = (key: string | null): number | null => (key === null ? null : (places.get(key) ?? null));
  const hasPause = events.some(({ atMs, clockMs }) => atMs !== clockMs);
  const hasObjective = events.some(({ objective }) => objective !== null);
  return {
    round_id: roundId,
    players: players.map(keyOf),
    at_ms: events.map(({ atMs }) => atMs),
    clock_ms: hasPause ? events.map(({ clockMs }) => clockMs) : null,
    kinds: events.map(({ kind }) => kind),
    player: events.map(({ player }) => placeOf(player)),
    victim: events.map(({ victim }) => placeOf(victim)),
    mod: events.map(({ mod }) => toSmall(mod)),
    class: events.map(({ playerClass }) => playerClass),
    side: events.map(({ side }) => toSmall(side)),
    objective: hasObjective ? events.map(({ objective }) => objective) : null,
    damage: damageColumns(log, places),
  };
}

function toSmall(value: number | null): number | null {
  return value === null || Math.abs(value) > 32_767 ? null : value;
}

function damageColumns({ hits, lengthMs }: RoundLog, places: ReadonlyMap<string, number>): number[] | null {
  if (hits === null) return null;
  const steps = Math.floor(lengthMs / STEP_MS) + 1;
  // No round lasts a day.
  if (steps * places.size > MOST_STEPS) return null;
  const damage = Array.from({ length: steps * places.size }, () => 0);
  for (const hit of hits) {
    const place = places.get(hit.giver);
    if (!hit.isEnemy || place === undefined) continue;
    const at = (place - 1) * steps + Math.floor(hit.clockMs / STEP_MS);
    damage[at] = (damage[at] ?? 0) + hit.damage;
  }
  return damage;
}

const MOST_STEPS = 400_000;
