import { gameSeconds, toInstant, type GameSeconds } from '../../../parsers/helldivers2/game-seconds.ts';

/** A moment at which both clocks are known. */
export type ClockPair = {
  readonly at: Date;
  readonly timeGame: number;
  /** Whether it is from an own answer instead of old records. */
  readonly isOwn: boolean;
};

export type Dated = {
  readonly at: Date;
  /** Whether it may be off by more than two minutes. */
  readonly isAbout: boolean;
};

/** The offset changes by 170 to 240 s a day, so by at most 10 s in one hour: less than the game's own steps. */
const SURE_S = 60 * 60;
/**
 * Up to this distance the offset of the near moment is better than interpolation with the far one, which may cross a
 * stop of the war.
 */
const NEAR_S = 6 * 60 * 60;

/**
 * Computes the real time of a game time from moments at which both clocks are known: interpolated between two distant
 * moments, with the offset of the nearest one beyond all of them.
 *
 * @param pairs in any order.
 * @returns null without pairs.
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

/** The nearer one; of two the one from an own answer, then the later one. */
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
