// Who plays together over an evening, independent of axis and allies. A team is linked from map to map by who is in
// it; when the players are mixed anew, a new block with a score of its own begins.
import type { MatchResult } from '../../../database/schema/etlegacy.ts';

export type Side = 'a' | 'b';

/** Player keys of one round, by what they did in round one of the map. */
export type HalfRoster = {
  readonly roundId: number;
  readonly first: readonly string[];
  readonly second: readonly string[];
};

export type PlayedMap = {
  readonly matchId: number;
  readonly result: MatchResult;
  /** In order of time; empty where no file tells who played on which side. */
  readonly halves: readonly HalfRoster[];
};

export type LineupChange = {
  readonly roundId: number;
  readonly side: Side;
  readonly playerKey: string;
  readonly kind: 'joined' | 'left';
};

export type LineupTeam = {
  /** Player key to the number of maps he played for this team, most first. */
  readonly maps: ReadonlyMap<string, number>;
  /** Who was in it on its last map. */
  readonly last: ReadonlySet<string>;
  /** 2 for a map won, 1 for a draw. */
  readonly points: number;
  readonly mapsWon: number;
};

export type LineupBlock = {
  readonly matchIds: readonly number[];
  readonly teams: Readonly<Record<Side, LineupTeam>>;
  readonly draws: number;
  readonly changes: readonly LineupChange[];
};

export type Lineups = {
  readonly blocks: readonly LineupBlock[];
  /** Match id to its block and to the team that attacked first; maps without rosters are missing. */
  readonly byMatch: ReadonlyMap<number, { readonly block: number; readonly first: Side }>;
};

/** This much of a group must have been one team before, or else the players were mixed anew. */
const LEAST_SHARE = 0.6;

type Placed = { readonly map: PlayedMap; readonly first: Side };

/** @param maps of one session in order of time. Team `a` of a block is the one that attacked first on its first map. */
export function findLineups(maps: readonly PlayedMap[]): Lineups {
  const blocks: Placed[][] = [];
  for (const map of maps) {
    if (map.halves.every((half) => half.first.length + half.second.length === 0)) continue;
    const block = blocks.at(-1);
    const previous = block?.at(-1);
    const first = previous === undefined ? undefined : linkToPrevious(previous, map);
    if (block === undefined || first === undefined) blocks.push([{ map, first: 'a' }]);
    else block.push({ map, first });
  }
  return {
    blocks: blocks.map(buildBlock),
    byMatch: new Map(
      blocks.flatMap((placed, block) => placed.map(({ map, first }) => [map.matchId, { block, first }])),
    ),
  };
}

/** Which team attacks first now; undefined where the groups are other ones. */
function linkToPrevious(previous: Placed, map: PlayedMap): Side | undefined {
  const old = teamsOf(previous);
  const opening = map.halves[0] ?? { first: [], second: [] };
  const options = (['a', 'b'] as const).map((first) => {
    const shares = [share(opening.first, old[first]), share(opening.second, old[otherSide(first)])];
    return { first, least: Math.min(...shares), sum: shares.reduce((sum, each) => sum + each, 0) };
  });
  const [best] = options.toSorted((a, b) => b.least - a.least || b.sum - a.sum);
  return best !== undefined && best.least >= LEAST_SHARE ? best.first : undefined;
}

/** Nobody at all contradicts nothing. */
function share(group: readonly string[], team: ReadonlySet<string>): number {
  return group.length === 0 ? 1 : group.filter((key) => team.has(key)).length / group.length;
}

function teamsOf({ map, first }: Placed): Record<Side, Set<string>> {
  const attackers = new Set(map.halves.flatMap((half) => half.first));
  const defenders = new Set(map.halves.flatMap((half) => half.second));
  return first === 'a' ? { a: attackers, b: defenders } : { a: defenders, b: attackers };
}

function buildBlock(placed: readonly Placed[]): LineupBlock {
  const results = placed.map(({ map, first }) => winnerOf(map.result, first));
  const team = (side: Side): LineupTeam => {
    const mapsWon = results.filter((winner) => winner === side).length;
    const draws = results.filter((winner) => winner === 'draw').length;
    return {
      maps: countMaps(placed, side),
      last: lastOf(placed, side),
      points: 2 * mapsWon + draws,
      mapsWon,
    };
  };
  return {
    matchIds: placed.map(({ map }) => map.matchId),
    teams: { a: team('a'), b: team('b') },
    draws: results.filter((winner) => winner === 'draw').length,
    changes: findChanges(placed),
  };
}

/** null: nobody can tell yet, a half is missing. */
export function winnerOf(result: MatchResult, first: Side): Side | 'draw' | null {
  const winners = {
    r1_attackers: first,
    r2_attackers: otherSide(first),
    draw: 'draw',
    unfinished: null,
  } as const satisfies Record<MatchResult, Side | 'draw' | null>;
  return winners[result];
}

export function otherSide(side: Side): Side {
  return side === 'a' ? 'b' : 'a';
}

function countMaps(placed: readonly Placed[], side: Side): Map<string, number> {
  const counts = new Map<string, number>();
  for (const map of placed) for (const key of teamsOf(map)[side]) counts.set(key, (counts.get(key) ?? 0) + 1);
  return new Map([...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)));
}

function lastOf(placed: readonly Placed[], side: Side): ReadonlySet<string> {
  const last = placed.at(-1);
  return last === undefined ? new Set() : teamsOf(last)[side];
}

/** Who came to a team or went from it, round by round. */
function findChanges(placed: readonly Placed[]): LineupChange[] {
  const changes: LineupChange[] = [];
  const last: Record<Side, readonly string[] | undefined> = { a: undefined, b: undefined };
  for (const { map, first } of placed) {
    for (const half of map.halves) {
      for (const side of ['a', 'b'] as const) {
        const now = side === first ? half.first : half.second;
        const before = last[side] ?? now;
        const change = (kind: LineupChange['kind']) => (playerKey: string) => ({
          roundId: half.roundId,
          side,
          playerKey,
          kind,
        });
        changes.push(...before.filter((key) => !now.includes(key)).map(change('left')));
        changes.push(...now.filter((key) => !before.includes(key)).map(change('joined')));
        last[side] = now;
      }
    }
  }
  return changes;
}
