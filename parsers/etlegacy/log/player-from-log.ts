// A player's round as the event log proves it, for counters that cover more or less than this round.
import { luaCounters } from '../subtract-line.ts';
import type { CounterName } from '../fields.ts';
import type { RoundTuple, RoundWeapons } from '../round-player.ts';
import type { Team } from '../round-document.ts';
import { WEAPONS } from '../weapons.ts';
import { PROVEN_COUNTERS } from './log-marks.ts';
import type { Evidence, WitnessedLine } from './read-evidence.ts';

export type FromLog = {
  readonly counters: Record<CounterName, number | null>;
  readonly weapons: RoundWeapons;
  readonly team: Team | null;
};

const TEAM_OF: Readonly<Record<number, Team>> = { 1: 'axis', 2: 'allies' };

/**
 * Whether the row comes from the log, because the counters cannot be separated from another round or an earlier
 * connection.
 */
export function comesFromLog({ agreement }: WitnessedLine): boolean {
  return agreement.is === 'reconnected' || agreement.is === 'added';
}

/**
 * Builds kills, deaths, hits and damage from the events; shots, head shots, gibs and team gibs are in no log. The
 * script's own counters and XP are taken as printed, because they never contain an earlier round of stopwatch.
 */
export function playerFromLog(line: WitnessedLine, { marks, log }: Evidence): FromLog {
  const { key32, now } = line;
  const told = new Map<string, number>();
  for (const { name, value } of marks.marks.get(key32 ?? '') ?? [])
    told.set(name, (told.get(name) ?? 0) + value);
  const counters = luaCounters(now);
  for (const name of PROVEN_COUNTERS)
    counters[name] = marks.tells.damage || name.endsWith('Kills') ? (told.get(name) ?? 0) : null;
  const weapons: Partial<Record<(typeof WEAPONS)[number]['key'], RoundTuple>> = {};
  for (const { key } of WEAPONS) {
    const [hits = 0, kills = 0, deaths = 0] = ['hits', 'kills', 'deaths'].map((part) =>
      told.get(`${key}.${part}`),
    );
    if (hits + kills + deaths > 0) weapons[key] = [hits, null, kills, deaths, null];
  }
  const spawn = log.events.findLast(({ kind, player }) => kind === 'spawn' && player === key32);
  return { counters, weapons, team: TEAM_OF[spawn?.side ?? 0] ?? null };
}
