import type { RoundLog } from '../../document/round-log.ts';

/** Players with an event this late count as present to the end. */
const LAST_PART_MS = 45_000;

/**
 * The longest time of each player from a spawn or revive to the death after it or to the end of the round, ms of game
 * clock. For players who left, the unfinished life counts to their last event.
 */
export function findLongestLives({ events, seen, lengthMs }: RoundLog): ReadonlyMap<string, number> {
  const since = new Map<string, number>();
  const longest = new Map<string, number>();
  const end = (key: string | null, atMs: number): void => {
    const began = since.get(key ?? '');
    if (key === null || began === undefined) return;
    longest.set(key, Math.max(longest.get(key) ?? 0, atMs - began));
    since.delete(key);
  };
  for (const { kind, player, victim, clockMs } of events) {
    if (kind === 'spawn' && player !== null) since.set(player, clockMs);
    else if (kind === 'revive' && victim !== null) since.set(victim, clockMs);
    else if (kind === 'kill' || kind === 'teamkill') end(victim, clockMs);
    else if (kind === 'suicide') end(player, clockMs);
  }
  for (const key of since.keys()) {
    const last = seen.get(key)?.[1] ?? 0;
    end(key, last >= lengthMs - LAST_PART_MS ? lengthMs : last);
  }
  return longest;
}
