import type { ClockPair } from './date-game-time.ts';

type Shown = {
  /** The date in the answer. */
  readonly shownAt: Date;
  /** When the answer was made. */
  readonly seenAt: Date;
};

/**
 * Computes the game seconds of a date that an answer made with the clock offset of its own moment. That offset is the
 * one of the nearest known pair.
 *
 * @param pairs in any order.
 * @returns whole seconds; null without pairs.
 */
export function gameTimeShown({ shownAt, seenAt }: Shown, pairs: readonly ClockPair[]): number | null {
  const distance = ({ at }: ClockPair): number => Math.abs(at.getTime() - seenAt.getTime());
  const [nearest] = pairs.toSorted((a, b) => distance(a) - distance(b) || a.at.getTime() - b.at.getTime());
  if (nearest === undefined) return null;
  const offset = nearest.at.getTime() / 1000 - nearest.timeGame;
  return Math.round(shownAt.getTime() / 1000 - offset);
}
