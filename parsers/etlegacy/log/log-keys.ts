import type { RoundLog } from '../document/round-log.ts';

const HUMAN_KEY_LENGTH = 8;
/** The engine fills up the key of a bot with blanks. */
const BOT = /^OMNIBOT\d{1,3} *$/;

/**
 * Row keys of all players in a log, by the 32 characters that it uses. Each player gets a key of its own: the players of
 * `known` theirs, and those without a line (they left before the first sample, or used no weapon) the beginning of their 32
 * characters. Bots share that beginning, and a log has no names, so they keep the whole: `OMNIBOT03`.
 */
export function logKeys(log: RoundLog, known: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const keys = new Map(known);
  const taken = new Set(known.values());
  for (const key32 of playersOf(log)) {
    if (keys.has(key32)) continue;
    const key = firstFree(shortKey(key32), taken);
    keys.set(key32, key);
    taken.add(key);
  }
  return keys;
}

function playersOf({ seen, events, hits }: RoundLog): string[] {
  const all = [
    ...seen.keys(),
    ...events.flatMap(({ player, victim }) => [player, victim]),
    ...(hits ?? []).flatMap(({ giver, taker }) => [giver, taker]),
  ];
  return [...new Set(all)].filter((key) => key !== null).toSorted();
}

function shortKey(key32: string): string {
  return BOT.test(key32) ? key32.trimEnd() : key32.slice(0, HUMAN_KEY_LENGTH);
}

/** The key, or with `#2`, `#3` where others have it. */
function firstFree(key: string, taken: ReadonlySet<string>): string {
  let free = key;
  for (let place = 2; taken.has(free); place++) free = `${key}#${place}`;
  return free;
}
