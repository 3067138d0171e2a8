import type { RecapMap } from './session-recap.ts';

/** How many maps were played: the rounds of last man standing in a row on one map are one. */
export function countMaps(maps: readonly Pick<RecapMap, 'map' | 'gameType'>[]): number {
  return maps.filter(({ map, gameType }, at) => {
    const before = maps[at - 1];
    return (
      gameType !== 'last_man_standing' ||
      before?.gameType !== gameType ||
      before.map.toLowerCase() !== map.toLowerCase()
    );
  }).length;
}
