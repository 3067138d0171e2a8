import { gameSeconds, toInstant, type GameSeconds } from '../../../parsers/helldivers2/game-seconds.ts';

/** A moment at which both clocks are known. */
export type ClockPair = {
  readonly at: Date;
  readonly timeGame: number;
  /** An answer of our own, not a moment found in old records. */
  readonly isOwn: boolean;
};

export type Dated = {
  readonly at: Date;
  /** May be off by more than a minute or two. */
  readonly isAbout: boolean;
};

/** The offset moves by 170 to 240 s a day, so over one hour by 10 s at most: below the game's own steps. */
const SURE_S = 60 * 60;
/** Up to here the offset of the near moment is better than a line to the far one, which may cross a stop of the war. */
const NEAR_S = 6 * 60 * 60;

/**
 * The real time of a game time, from moments at which both clocks are known. Between two of them that are far away it is
 * on the straight line, beyond all of them it has the offset of the nearest.
 *
 * @param pairs in any order.
 * @returns null where there are none.
 */
export function dateGameTime(time: GameSeconds, pairs: readonly ClockPair[]): Dated | null {
  const ours = findNearest(
    time,
    pairs.filter(({ isOwn }) => isOwn),
  );
  if (ours !== null && distance(time, ours) <= SURE_S) return { at: shift(time, ours), isAbout: false };
  const nearest = findNearest(time, pairs);
  if (nearest === null) return null;
  const below = findNearest(
    time,
    pairs.filter(({ timeGame }) => timeGame <= time),
  );
  const above = findNearest(
    time,
    pairs.filter(({ timeGame }) => timeGame > time),
  );
  if (distance(time, nearest) <= NEAR_S || below === null || above === null) {
    return { at: shift(time, nearest), isAbout: true };
  }
  const share = (time - below.timeGame) / (above.timeGame - below.timeGame);
  const ms = below.at.getTime() + share * (above.at.getTime() - below.at.getTime());
  return { at: new Date(Math.round(ms)), isAbout: true };
}

const distance = (time: number, pair: ClockPair): number => Math.abs(pair.timeGame - time);

/** The nearer one; of two the one of our own, then the later one. */
function findNearest(time: number, pairs: readonly ClockPair[]): ClockPair | null {
  const [first] = pairs.toSorted(
    (a, b) =>
      distance(time, a) - distance(time, b) ||
      Number(b.isOwn) - Number(a.isOwn) ||
      b.at.getTime() - a.at.getTime(),
  );
  return first ?? null;
}

function shift(time: GameSeconds, pair: ClockPair): Date {
  return toInstant(time, pair.at.getTime() / 1000 - gameSeconds(pair.timeGame));
}
