import type { RecapMap, SessionRecap } from '../../../../stats/etlegacy/recap/session-recap.ts';
import type { PlayedMap } from '../session/played-map.ts';
import { playedMap } from './session-view.ts';

/** The maps of an evening; rounds of last man standing in a row, on one map and of the same teams, are one with their score. */
export function mapTiles(recap: SessionRecap): PlayedMap[] {
  return groupRounds(recap.maps).flatMap((maps): PlayedMap[] => {
    const [first] = maps;
    if (first === undefined) return [];
    return maps.length === 1 ? [playedMap(recap, first)] : [scoreOf(recap, first, maps)];
  });
}

function groupRounds(maps: readonly RecapMap[]): RecapMap[][] {
  const groups: RecapMap[][] = [];
  for (const map of maps) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group !== undefined && before !== undefined && isSame(map, before)) group.push(map);
    else groups.push([map]);
  }
  return groups;
}

function isSame(map: RecapMap, before: RecapMap): boolean {
  return (
    map.gameType === 'last_man_standing' &&
    before.gameType === map.gameType &&
    map.block !== null &&
    before.block === map.block &&
    before.map.toLowerCase() === map.map.toLowerCase()
  );
}

function scoreOf(recap: SessionRecap, first: RecapMap, maps: readonly RecapMap[]): PlayedMap {
  const [a, b] = (['a', 'b'] as const).map((side) => maps.filter(({ winner }) => winner === side).length);
  const score = [a ?? 0, b ?? 0] as const;
  return {
    ...playedMap(recap, first),
    winner: score[0] === score[1] ? null : score[0] > score[1] ? 0 : 1,
    score,
  };
}
