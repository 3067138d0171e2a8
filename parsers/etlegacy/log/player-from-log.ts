// A player's round as the event log proves it, for counters that cover more or less than this round.
import { luaCounters } from '../subtract-line.ts';
import type { CounterName } from '../../../core/etlegacy/fields.ts';
import type { RoundTuple, RoundWeapons } from '../round-player.ts';
import type { Team } from '../document/round-document.ts';
import { sumWeapons } from '../sum-weapons.ts';
import { type WeaponKey, WEAPONS } from '../document/weapons.ts';
import { PROVEN_COUNTERS } from './log-marks.ts';
import type { Evidence, WitnessedLine } from './read-evidence.ts';
import type { RoundLog } from '../document/round-log.ts';

export type FromLog = {
  readonly counters: Record<CounterName, number | null>;
  readonly weapons: RoundWeapons;
  /** With all weapons; null if those of one are unknown. */
  readonly hits: number | null;
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
export function playerFromLog(line: WitnessedLine, evidence: Evidence): FromLog {
  const { key32, now } = line;
  const { marks, log } = evidence;
  const told = new Map<string, number>();
  for (const { name, value } of marks.marks.get(key32 ?? '') ?? [])
    told.set(name, (told.get(name) ?? 0) + value);
  const counters = luaCounters(now);
  for (const name of PROVEN_COUNTERS)
    counters[name] = marks.tells.damage || name.endsWith('Kills') ? (told.get(name) ?? 0) : null;
  const weapons = weaponsFrom(told, line, evidence);
  const spawn = log.events.findLast(({ kind, player }) => kind === 'spawn' && player === key32);
  const isKnown = marks.tells.damage && weapons.SYRINGE?.[0] !== null;
  return {
    counters,
    weapons,
    hits: isKnown ? sumWeapons(weapons).hits : null,
    team: TEAM_OF[spawn?.side ?? 0] ?? null,
  };
}

function weaponsFrom(
  told: ReadonlyMap<string, number>,
  line: WitnessedLine,
  evidence: Evidence,
): RoundWeapons {
  const weapons: Partial<Record<WeaponKey, RoundTuple>> = {};
  for (const { key } of WEAPONS) {
    const [kills = 0, deaths = 0] = ['kills', 'deaths'].map((part) => told.get(`${key}.${part}`));
    const hits = hitsWith(key, told, line, evidence);
    const isListed = key === 'SYRINGE' ? hits !== 0 : (hits ?? 0) > 0;
    if (isListed || kills + deaths > 0) weapons[key] = [hits, null, kills, deaths, null];
  }
  return weapons;
}

/**
 * A log without damage tells no hits. Each hit of a syringe is a revive: engines without the hook log none, but the script
 * counts them where its layout has that column, and who never was a medic has none.
 */
function hitsWith(
  key: WeaponKey,
  told: ReadonlyMap<string, number>,
  { key32, now, agreement }: WitnessedLine,
  { marks, log }: Evidence,
): number | null {
  const logged = told.get(`${key}.hits`) ?? 0;
  if (key !== 'SYRINGE') return marks.tells.damage ? logged : null;
  if (marks.tells.revives) return logged;
  // The script's own counter restarts with every connection too.
  const counted = agreement.is === 'reconnected' ? null : now.fields.revivesGiven;
  return counted ?? (wasNeverMedic(key32, log) ? 0 : null);
}

function wasNeverMedic(key32: string | null, { events }: RoundLog): boolean {
  const classes = events.flatMap(({ kind, player, playerClass }) =>
    player === key32 && (kind === 'spawn' || kind === 'class_change') ? [playerClass] : [],
  );
  return classes.length > 0 && classes.every((name) => name !== null && name !== MEDIC);
}

const MEDIC = 'medic';
