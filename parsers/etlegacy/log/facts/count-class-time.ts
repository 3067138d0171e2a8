import type { RoundLog } from '../../document/round-log.ts';

export type ByClass = Readonly<Record<string, number>>;

/** Milliseconds of game clock that each player had each class, from the first spawn on, dead or alive. */
export function countClassTime({ events, lengthMs }: RoundLog): ReadonlyMap<string, ByClass> {
  const times = new Map<string, Record<string, number>>();
  const current = new Map<string, { readonly name: string; readonly sinceMs: number }>();
  const close = (key: string, atMs: number): void => {
    const own = current.get(key);
    if (own === undefined) return;
    const sums = times.get(key) ?? {};
    sums[own.name] = (sums[own.name] ?? 0) + atMs - own.sinceMs;
    times.set(key, sums);
  };
  for (const { kind, player, playerClass, clockMs } of events) {
    if (player === null || playerClass === null || (kind !== 'spawn' && kind !== 'class_change')) continue;
    if (current.get(player)?.name === playerClass) continue;
    close(player, clockMs);
    current.set(player, { name: playerClass, sinceMs: clockMs });
  }
  for (const key of current.keys()) close(key, lengthMs);
  return times;
}

/** Kills of each player by class. */
export function countClassKills({ events }: RoundLog): ReadonlyMap<string, ByClass> {
  const kills = new Map<string, Record<string, number>>();
  for (const { kind, player, playerClass } of events) {
    if (kind !== 'kill' || player === null || playerClass === null) continue;
    const own = kills.get(player) ?? {};
    own[playerClass] = (own[playerClass] ?? 0) + 1;
    kills.set(player, own);
  }
  return kills;
}
