import type { ClockPair } from './date-game-time.ts';

type Shown = {
  /** The date that the answer gave. */
  readonly shownAt: Date;
  /** When the answer was made. */
  readonly seenAt: Date;
};

/**
 * The game seconds from which an answer made a date with the clock offset of its own moment: of the known pairs, the one
 * nearest to that moment has that offset.
 *
 * @param pairs in any order.
 * @returns whole seconds; null where no pair is known.
 */
export function gameTimeShown({ shownAt, seenAt }: Shown, pairs: readonly ClockPair[]): number | null {
  const distance = ({ at }: ClockPair): number => Math.abs(at.getTime() - seenAt.getTime());
  const [nearest] = pairs.toSorted((a, b) => distance(a) - distance(b) || a.at.getTime() - b.at.getTime());
  if (nearest === undefined) return null;
  const offset = nearest.at.getTime() / 1000 - nearest.timeGame;
  return Math.round(shownAt.getTime() / 1000 - offset);
}
