import { otherSide, type Side } from '../../lineups/lineups.ts';
import type { RoundFacts } from '../../sessions/fetch-session-rounds.ts';
import type { Bests, MapBest } from '../fetch-bests.ts';
import { unitOf } from '../../sessions/game-type-words.ts';
import { mapKey } from '../map-key.ts';
import type { Candidate } from './find-player-highlights.ts';
import type { MapHighlight } from './highlight.ts';
import type { RecapBlock, RecapMap } from '../session-recap.ts';

/** With fewer earlier attacks, nearly every attack would be the fastest. */
const LEAST_ATTACKS = 5;
const CLOSE_S = 10;
/** Maps, or rounds of last man standing. */
const COMEBACK = 2;

type Evening = {
  readonly maps: readonly RecapMap[];
  readonly blocks: readonly RecapBlock[];
  /** The earlier bests of each map in each game type. */
  readonly bests: Bests['maps'];
};

/** Finds the highlights about the maps of an evening. */
export function findMapHighlights({ maps, blocks, bests }: Evening): Candidate<MapHighlight>[] {
  const teamOf = (map: RecapMap, side: Side | null) =>
    map.block === null || side === null ? null : (blocks[map.block]?.teams[side].name ?? null);
  return [
    ...Map.groupBy(maps, ({ map, gameType }) => mapKey(map, gameType))
      .entries()
      .flatMap(([key, played]) => findFastest(played, bests.get(key), teamOf)),
    ...maps.flatMap((map) => findClose(map, teamOf)),
    ...blocks.flatMap((block) => findComeback(block, maps)),
  ];
}

type TeamOf = (map: RecapMap, side: Side | null) => string | null;

/** The fastest attack of the evening on a map, if no earlier one was as fast; compared by the shown seconds. */
function findFastest(
  played: readonly RecapMap[],
  before: MapBest | undefined,
  teamOf: TeamOf,
): Candidate<MapHighlight>[] {
  const was = before?.fastestS ?? null;
  if (before === undefined || was === null || before.completed < LEAST_ATTACKS) return [];
  const attacks = played.flatMap((map) =>
    [map.r1, map.r2, map.single].flatMap((round) =>
      round !== null && isCompleted(round) && round.durationS !== null
        ? [{ map, round, seconds: round.durationS }]
        : [],
    ),
  );
  const [best] = attacks.toSorted((a, b) => Math.floor(a.seconds) - Math.floor(b.seconds));
  if (best === undefined || Math.floor(best.seconds) >= Math.floor(was)) return [];
  const { map, round, seconds: value } = best;
  const side = map.first === null || round.label !== 2 ? map.first : otherSide(map.first);
  const of = { map: map.map, roundId: round.id, team: teamOf(map, side) };
  return [
    {
      highlight: { kind: 'map', feat: 'fastest', ...of, value, was },
      surprise: 3.5,
      isSupport: false,
    },
  ];
}

/** Round two was won with little time left; compared by the seconds on the clock. */
function findClose(map: RecapMap, teamOf: TeamOf): Candidate<MapHighlight>[] {
  const { r1, r2 } = map;
  if (r1 === null || r2 === null || !isCompleted(r2) || r2.durationS === null) return [];
  const left = Math.floor(r2.limitS) - Math.floor(r2.durationS);
  if (left < 0 || left > CLOSE_S) return [];
  const team = teamOf(map, map.first === null ? null : otherSide(map.first));
  return [
    {
      highlight: {
        kind: 'map',
        feat: 'close',
        map: map.map,
        roundId: r2.id,
        team,
        value: left,

        was: null,
      },
      surprise: 2.5 - left / CLOSE_S,
      isSupport: false,
    },
  ];
}

function findComeback(block: RecapBlock, maps: readonly RecapMap[]): Candidate<MapHighlight>[] {
  const score = { a: 0, b: 0 };
  const worst = { a: 0, b: 0 };
  for (const id of block.matchIds) {
    const winner = maps.find((map) => map.matchId === id)?.winner ?? null;
    if (winner === 'a' || winner === 'b') score[winner] += 1;
    worst.a = Math.max(worst.a, score.b - score.a);
    worst.b = Math.max(worst.b, score.a - score.b);
  }
  return (['a', 'b'] as const).flatMap((side) => {
    const isBeaten = score[side] < score[otherSide(side)];
    if (worst[side] < COMEBACK || isBeaten) return [];
    const { name } = block.teams[side];
    const highlight = {
      kind: 'map',
      feat: 'comeback',
      map: null,
      roundId: null,
      team: name,
      value: worst[side],
      unit: unitOf(block.gameType),
      was: null,
    } as const;
    return [{ highlight, surprise: 3 + worst[side] / 50, isSupport: false }];
  });
}

function isCompleted(round: RoundFacts): boolean {
  return round.status === 'ok' && round.outcome === 'completed';
}
