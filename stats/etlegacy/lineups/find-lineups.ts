// Finds who plays together during an evening, independent of axis and allies. A team is linked from map to map by its
// members. When the teams are re-mixed or another game type is played, a new block with its own score begins. The same teams
// go on with the score of a game type when they come back to it.
import type { PlayedType } from '../../../database/schema/etlegacy.ts';
import { findChanges } from './find-changes.ts';
import {
  type Boundary,
  type LineupBlock,
  type Lineups,
  type LineupTeam,
  type MapResult,
  otherSide,
  type PlacedMap,
  type PlayedMap,
  type Side,
} from './lineups.ts';
import { linkTeams } from './link-teams.ts';
import { comparedGroupsOf, type Teams, teamsOf } from './map-teams.ts';

/**
 * @param maps of one session in order of time. Team `a` of the first block is the one that attacked first on its first map;
 *   of a later block, the one that has more of what was team `a` before.
 * @param boundaries by match id; they override what the rosters imply.
 */
export function findLineups(
  maps: readonly PlayedMap[],
  boundaries: ReadonlyMap<number, Boundary> = new Map(),
): Lineups {
  const blocks: PlacedMap[][] = [];
  const carryOn = new Set<number>();
  const begun = new Set<number>();
  let current = -1;
  for (const map of maps) {
    if (map.halves.every((half) => half.first.length + half.second.length === 0)) continue;
    const block = blocks[current];
    const link =
      block === undefined
        ? undefined
        : linkTeams(lastTeamsOf(block), comparedGroupsOf(map), countMaps(block));
    const boundary = boundaries.get(map.matchId);
    const goesOn = boundary === undefined ? link?.goesOn : boundary === 'join';
    const placed = { map, first: link?.first ?? 'a' };
    const same = goesOn === true ? findBlockOf(map.gameType, blocks, { carryOn, begun }) : -1;
    if (same >= 0) {
      blocks[same]?.push(placed);
      current = same;
      continue;
    }
    if (link?.goesOn === true || goesOn === true) carryOn.add(blocks.length);
    if (boundary === 'begin') begun.add(blocks.length);
    current = blocks.push([placed]) - 1;
  }
  return {
    blocks: blocks.map((placed, at) => buildBlock(placed, carryOn.has(at))),
    byMatch: new Map(
      blocks.flatMap((placed, block) => placed.map(({ map, first }) => [map.matchId, { block, first }])),
    ),
  };
}

type Starts = {
  /** Blocks with the teams of the block before. */
  readonly carryOn: ReadonlySet<number>;
  /** Blocks that an admin let begin. */
  readonly begun: ReadonlySet<number>;
};

/** The newest block of that game type, back to where the teams or the count began; -1 when there is none. */
function findBlockOf(
  gameType: PlayedType,
  blocks: readonly (readonly PlacedMap[])[],
  { carryOn, begun }: Starts,
): number {
  for (let at = blocks.length - 1; at >= 0; at -= 1) {
    if (blocks[at]?.[0]?.map.gameType === gameType) return at;
    if (!carryOn.has(at) || begun.has(at)) break;
  }
  return -1;
}

/** The members of each team when any of them was last present, without those who played only briefly then. */
function lastTeamsOf(block: readonly PlacedMap[]): Teams {
  let last: Teams = { a: new Set(), b: new Set() };
  for (const placed of block.toReversed()) {
    const { a, b } = teamsOf(placed);
    const { brief } = comparedGroupsOf(placed.map);
    last = {
      a: last.a.size > 0 ? last.a : a.difference(brief),
      b: last.b.size > 0 ? last.b : b.difference(brief),
    };
    if (last.a.size > 0 && last.b.size > 0) break;
  }
  return last;
}

function buildBlock(placed: readonly PlacedMap[], carriesOn: boolean): LineupBlock {
  const results = placed.map(({ map, first }) => winnerOf(map, first));
  const draws = results.filter((winner) => winner === 'draw').length;
  const team = (side: Side): LineupTeam => {
    const mapsWon = results.filter((winner) => winner === side).length;
    return {
      maps: countMaps(placed, side),
      last: placed.map(teamsOf).at(-1)?.[side] ?? new Set(),
      points: 2 * mapsWon + draws,
      mapsWon,
    };
  };
  return {
    carriesOn,
    gameType: placed[0]?.map.gameType ?? 'stopwatch',
    matchIds: placed.map(({ map }) => map.matchId),
    teams: { a: team('a'), b: team('b') },
    draws,
    changes: findChanges(placed),
  };
}

/** null: not known yet, because a round is missing. */
export function winnerOf({ result, firstWon }: MapResult, first: Side): Side | 'draw' | null {
  if (firstWon === null) return result === 'draw' ? 'draw' : null;
  return firstWon ? first : otherSide(first);
}

/** The number of maps each player played, most first; for one team or for both. */
function countMaps(placed: readonly PlacedMap[], side?: Side): Map<string, number> {
  const counts = new Map<string, number>();
  for (const map of placed) {
    const { a, b } = teamsOf(map);
    for (const key of side === 'a' ? a : side === 'b' ? b : a.union(b))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return new Map([...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)));
}
