import type { Amount } from './amount.ts';
import { TOO_LARGE } from './find-suspects.ts';

type Points = { readonly points: Amount; readonly pointsMax: Amount };
type FrontPoints = Points & { readonly pointsTaken: Amount };

const PREFIX = 'points';

/** Whether a mark concerns points and not a counter. */
export function isPointMark(mark: string): boolean {
  return mark.startsWith(PREFIX);
}

/**
 * Marks points that cannot be right: negative, beyond 2^31, more than their goal, or with a goal of 0 or less. The API
 * caps points at the goal, so there is no tolerance.
 *
 * @returns marks such as `points>points_max`; empty if a share can be computed.
 */
export function findPointSuspects({ points, pointsMax }: Points): string[] {
  const goal = pointsMax <= 0 ? ['points_max<=0'] : markTooLarge('points_max', pointsMax);
  const own = markOwn(points);
  const isOver = goal.length === 0 && own.length === 0 && points > pointsMax;
  return [...own, ...goal, ...(isOver ? ['points>points_max'] : [])];
}

/** The same for a front. `points_taken` may exceed the goal, and a front without one (0) has no region to earn. */
export function findFrontSuspects(front: FrontPoints): string[] {
  const { points, pointsTaken } = front;
  const own = hasNoGoal(front) ? markOwn(points) : findPointSuspects(front);
  return [...own, ...(pointsTaken < 0 ? ['points_taken<0'] : markTooLarge('points_taken', pointsTaken))];
}

export function hasNoGoal({ pointsMax }: Pick<Points, 'pointsMax'>): boolean {
  return Number(pointsMax) === 0;
}

/** Whether marks of a front exclude its share: those of `points_taken` do not. */
export function hasNoShare(marks: readonly string[]): boolean {
  return marks.some((mark) => isPointMark(mark) && !mark.startsWith('points_taken'));
}

function markOwn(points: Amount): string[] {
  return points < 0 ? ['points<0'] : markTooLarge('points', points);
}

function markTooLarge(name: string, value: Amount): string[] {
  return value > TOO_LARGE ? [`${name}>2^31`] : [];
}

/** @returns points / pointsMax, 0 to 1; null if one of them cannot be right. */
export function pointShare(points: Points): number | null {
  return findPointSuspects(points).length > 0 ? null : Number(points.points) / Number(points.pointsMax);
}
