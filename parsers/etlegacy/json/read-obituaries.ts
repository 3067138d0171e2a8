import { isObject, type JsonObject } from './decode-json.ts';
import { wholeOf } from './undo-escapes.ts';
import { weaponOfMod } from '../log/weapon-of-mod.ts';
import { keyOf, MOST_EVENTS } from './read-gamelog.ts';
import type { LogEvent, RoundLog } from '../document/round-log.ts';

/**
 * Reads what 1.x has instead of a log: `obituaries` in `round_info`, without sides; null without them. Versions before
 * 1.2.7 have no start of the round, so their moments count from the first sign of life. Its damage events do not contain
 * the remaining health, so they prove nothing.
 *
 * @param sides 1 axis, 2 allies at the end of the round, by the 32 characters.
 */
export function readObituaries(info: JsonObject, sides: ReadonlyMap<string, number>): RoundLog | null {
  const obituaries = info['obituaries'];
  if (!Array.isArray(obituaries) || obituaries.length === 0) return null;
  const told = wholeOf(info['round_start']) ?? 0;
  const start = told > 0 ? told : firstSign(info);
  const end = wholeOf(info['round_end']);
  const { times, seen } = findSigns(info, start);
  const events = obituaries
    .slice(0, MOST_EVENTS)
    .flatMap((entry, order) => toDeath(entry, { order, start, sides }) ?? []);
  const lengthMs = Math.max(0, (end ?? start) - start, ...times.slice(-1));
  const all = [0, ...times, lengthMs].toSorted((a, b) => a - b);
  return {
    events,
    hits: null,
    isDated: told > 0,
    // Only versions without a start have no end either.
    isFramed: (end !== null || told <= 0) && obituaries.length <= MOST_EVENTS,
    tellsPauses: false,
    pausedMs: 0,
    longestGapMs: all.slice(1).reduce((gap, time, at) => Math.max(gap, time - (all[at] ?? 0)), 0),
    lengthMs,
    seen,
    flaws: findDoubles(events),
  };
}

type Signs = {
  /** Ascending, ms since the round began. */
  readonly times: readonly number[];
  readonly seen: ReadonlyMap<string, readonly [number, number]>;
};

function signsOf(info: JsonObject): unknown[] {
  return [info['obituaries'], info['damageStats']].flatMap((list) =>
    Array.isArray(list) ? list.slice(0, MOST_EVENTS) : [],
  );
}

/** The earliest time of an event, process ms; 0 without one. */
function firstSign(info: JsonObject): number {
  const times = signsOf(info).flatMap((entry) =>
    isObject(entry) ? (wholeOf(entry['timestamp']) ?? []) : [],
  );
  return times.reduce((first, time) => Math.min(first, time), times[0] ?? 0);
}

function findSigns(info: JsonObject, start: number): Signs {
  const seen = new Map<string, [number, number]>();
  const times: number[] = [];
  for (const entry of signsOf(info)) {
    const time = isObject(entry) ? wholeOf(entry['timestamp']) : null;
    if (time === null || !isObject(entry)) continue;
    const atMs = Math.max(0, time - start);
    times.push(atMs);
    for (const key of [keyOf(entry, 'attacker'), keyOf(entry, 'target')]) {
      if (key === null) continue;
      const [first, last] = seen.get(key) ?? [atMs, atMs];
      seen.set(key, [Math.min(first, atMs), Math.max(last, atMs)]);
    }
  }
  return { times: times.toSorted((a, b) => a - b), seen };
}

type Context = {
  readonly order: number;
  readonly start: number;
  readonly sides: ReadonlyMap<string, number>;
};

function toDeath(entry: unknown, { order, start, sides }: Context): LogEvent | null {
  if (!isObject(entry)) return null;
  const time = wholeOf(entry['timestamp']);
  const victim = keyOf(entry, 'target');
  if (time === null || victim === null) return null;
  const player = keyOf(entry, 'attacker');
  const atMs = Math.max(0, time - start);
  const told = { order, atMs, clockMs: atMs, mod: wholeOf(entry['meansOfDeath']) };
  const unknown = { playerClass: null, side: null, objective: null };
  if (player === null || player === victim)
    return { ...told, ...unknown, kind: 'suicide', player: victim, victim: null };
  const isOwn =
    sides.get(player) === sides.get(victim) || isUncounted({ player, victim, mod: told.mod }, sides);
  return { ...told, ...unknown, kind: isOwn ? 'teamkill' : 'kill', player, victim };
}

/** Kills and deaths by a weapon are counted, which gives both players an entry; those within a team are not. */
function isUncounted(
  { player, victim, mod }: { readonly player: string; readonly victim: string; readonly mod: number | null },
  sides: ReadonlyMap<string, number>,
): boolean {
  return weaponOfMod(mod) !== null && (!sides.has(player) || !sides.has(victim));
}

function findDoubles(events: readonly LogEvent[]): string[] {
  const seen = new Set<string>();
  for (const { atMs, player, victim } of events) {
    const key = `${atMs} ${victim ?? player}`;
    if (seen.has(key)) return [`a player dies twice at ${atMs} ms`];
    seen.add(key);
  }
  return [];
}
