import type { CounterName } from '../../../core/etlegacy/fields.ts';
import type { Weapons } from '../document/round-document.ts';
import { WEAPONS } from '../document/weapons.ts';
import { RunningSums } from './running-sums.ts';
import { type LogMarks, type Mark, PROVEN_COUNTERS, PROVEN_PARTS, type ProvenName } from './log-marks.ts';

/**
 * agrees       equal to the log
 * reconnected  equal since one of the player's spawns, where the counters restarted, or in last man standing up to one
 *              after which no weapon was used
 * left         equal up to some seconds before the player was last seen, long before the end
 * differs      none of these
 */
export type LogAgreement =
  | { readonly is: 'agrees' | 'reconnected' | 'left' }
  | { readonly is: 'differs'; readonly name: string; readonly counted: number; readonly told: number };

/** One player's numbers of a round; unknown counters are not compared. */
export type Numbers = {
  readonly weapons: Weapons;
  readonly counters: Readonly<Partial<Record<CounterName, number | null>>>;
};

export type Seen = {
  readonly key32: string;
  /** The player's last event and the end of the round, ms of game clock. */
  readonly lastMs: number;
  readonly endMs: number;
  /** Whether it is last man standing, in which nobody spawns twice without having left. */
  readonly isLastMan: boolean;
};

/** A player who leaves keeps the numbers of the last sample, which is at most this old. */
const SAMPLE_MS = 5_500;
/** Nobody is connected anew and plays again within less. */
const LEAST_AWAY_MS = 5_000;
/** A player who is alive has an event within this time: the longest wait for a spawn and some hiding. */
const UNSEEN_MS = 20_000;

/** Compares a player's counters of a round with the events of the log. */
export function compareWithLog(numbers: Numbers, log: LogMarks, seen: Seen): LogAgreement {
  const marks = log.marks.get(seen.key32) ?? [];
  const counted = countedOf(numbers, log);
  const told = sumOf(marks, counted);
  const differing = firstDifference(counted, told);
  if (differing === null) return compareHeads(numbers, log, seen.key32);
  const spawns = log.spawns.get(seen.key32) ?? [];
  // 1.x has no spawns; there a player may have come back in any silence that is long enough.
  const returns = log.spawns.size === 0 ? silencesIn(marks) : spawns;
  if (agreesSinceSpawn(marks, counted, returns)) return { is: 'reconnected' };
  if (seen.isLastMan && agreesUntilReturn(marks, counted, spawns)) return { is: 'reconnected' };
  const hasLeft = seen.lastMs < seen.endMs - Math.min(UNSEEN_MS, seen.endMs / 3);
  if (hasLeft && agreesUntil(marks, counted, seen.lastMs - SAMPLE_MS)) return { is: 'left' };
  return {
    is: 'differs',
    name: differing,
    counted: counted.get(differing) ?? 0,
    told: told.get(differing) ?? 0,
  };
}

/** The counters of everything that this log proves, including zeros. */
export function countedOf({ weapons, counters }: Numbers, { tells }: LogMarks): Map<ProvenName, number> {
  const counted = new Map<ProvenName, number>();
  for (const name of PROVEN_COUNTERS) {
    const value = counters[name] ?? null;
    if (value !== null && (tells.damage || !name.endsWith('Given'))) counted.set(name, value);
  }
  if (!tells.damage)
    for (const name of ['damageReceived', 'teamDamageReceived'] as const) counted.delete(name);
  for (const { key } of WEAPONS) {
    const tuple = weapons[key];
    counted.set(`${key}.kills`, tuple?.[PROVEN_PARTS.kills] ?? 0);
    counted.set(`${key}.deaths`, tuple?.[PROVEN_PARTS.deaths] ?? 0);
    const tellsHits = key === 'SYRINGE' ? tells.revives : tells.damage;
    if (tellsHits) counted.set(`${key}.hits`, tuple?.[PROVEN_PARTS.hits] ?? 0);
  }
  return counted;
}

function sumOf(marks: readonly Mark[], counted: ReadonlyMap<ProvenName, number>): Map<ProvenName, number> {
  const sums = new Map<ProvenName, number>();
  for (const { name, value } of marks) if (counted.has(name)) sums.set(name, (sums.get(name) ?? 0) + value);
  return sums;
}

function firstDifference(
  counted: ReadonlyMap<ProvenName, number>,
  told: ReadonlyMap<ProvenName, number>,
): ProvenName | null {
  for (const [name, value] of counted) if ((told.get(name) ?? 0) !== value) return name;
  return null;
}

/** The last mark before each time without one in which a player can have left and come back. */
function silencesIn(marks: readonly Mark[]): number[] {
  return marks.flatMap(({ order, clockMs }, at) => {
    const next = marks[at + 1]?.clockMs ?? Infinity;
    return next - clockMs >= LEAST_AWAY_MS ? [order] : [];
  });
}

function agreesSinceSpawn(
  marks: readonly Mark[],
  counted: ReadonlyMap<ProvenName, number>,
  spawns: readonly number[],
): boolean {
  const sums = new RunningSums(counted);
  let left = marks.length;
  return spawns.toReversed().some((spawn) => {
    for (let mark = marks[left - 1]; mark !== undefined && mark.order > spawn; mark = marks[left - 1]) {
      sums.add(mark);
      left--;
    }
    return left > 0 && sums.agree;
  });
}

/**
 * The scripts sample nobody who has used no weapon and was killed by none, so a player who came back like that keeps
 * the numbers of the last sample before leaving.
 */
function agreesUntilReturn(
  marks: readonly Mark[],
  counted: ReadonlyMap<ProvenName, number>,
  spawns: readonly number[],
): boolean {
  const used = marks.findLast(({ name }) => name.includes('.'))?.order ?? -1;
  const back = spawns.find((spawn) => spawn > used);
  const before = back === undefined ? [] : marks.filter(({ order }) => order < back);
  const last = before.at(-1);
  return last !== undefined && agreesUntil(before, counted, last.clockMs - SAMPLE_MS);
}

/** Whether the counters equal the marks up to some moment from `fromMs` on. */
function agreesUntil(
  marks: readonly Mark[],
  counted: ReadonlyMap<ProvenName, number>,
  fromMs: number,
): boolean {
  const sums = new RunningSums(counted);
  for (const mark of marks) {
    if (mark.clockMs >= fromMs && sums.agree) return true;
    sums.add(mark);
  }
  return sums.agree;
}

/** The script misses the first head hit on a player, so the counter may be one above the log. */
function compareHeads({ weapons }: Numbers, { heads, tells }: LogMarks, key32: string): LogAgreement {
  if (!tells.damage) return { is: 'agrees' };
  let missed = 0;
  for (const { key } of WEAPONS) {
    const counted = weapons[key]?.[4] ?? 0;
    const told = heads.get(key32)?.get(key) ?? 0;
    missed += counted - told;
    if (told > counted || missed > 1) return { is: 'differs', name: `${key}.headshots`, counted, told };
  }
  return { is: 'agrees' };
}
