// Finds who joined and left a team over the maps of one block, round by round.
import { type LineupChange, otherSide, type PlacedMap, type Side, SIDES } from './lineups.ts';
import { joinRotations } from './join-rotations.ts';

type Rosters = Record<Side, readonly string[]>;

/** Ordered by time. People who take turns are one change, at the time of the first. */
export function findChanges(placed: readonly PlacedMap[]): LineupChange[] {
  const changes: LineupChange[] = [];
  const last: Rosters = { a: [], b: [] };
  for (const { map, first } of placed) {
    for (const half of map.halves) {
      const now: Rosters =
        first === 'a' ? { a: half.first, b: half.second } : { a: half.second, b: half.first };
      const before = { ...last };
      for (const side of SIDES) {
        // If nobody of the earlier team is known, all would seem to join; if nobody of the later one, all to leave.
        if (now[side].length === 0) continue;
        if (before[side].length > 0) changes.push(...changesOf(half.roundId, side, before, now));
        last[side] = now[side];
      }
    }
  }
  return SIDES.flatMap((side) => joinRotations(changes.filter((change) => change.side === side))).toSorted(
    byOrderOf(changes),
  );
}

function changesOf(roundId: number, side: Side, before: Rosters, now: Rosters): LineupChange[] {
  const other = otherSide(side);
  const fresh = now[side].filter((key) => !before[side].includes(key));
  const crossed = fresh.filter((key) => before[other].includes(key));
  const came = fresh.filter((key) => !before[other].includes(key));
  const went = before[side].filter((key) => !now[side].includes(key) && !now[other].includes(key));
  const change = (kind: LineupChange['kind'], players: readonly string[], instead: readonly string[] = []) =>
    players.length === 0 ? [] : [{ kind, roundId, side, players, instead }];
  return [
    ...change('crossed', crossed),
    ...(came.length > 0 && went.length > 0
      ? change('in_for', came, went)
      : [...change('left', went), ...change('joined', came)]),
  ];
}

function byOrderOf(changes: readonly LineupChange[]) {
  const rounds = [...new Set(changes.map(({ roundId }) => roundId))];
  return (x: LineupChange, y: LineupChange) => rounds.indexOf(x.roundId) - rounds.indexOf(y.roundId);
}
