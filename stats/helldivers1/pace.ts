import type { EventStatus } from '../../parsers/helldivers1/war-event.ts';

export type Pace = 'ahead' | 'on pace' | 'behind';

/** More than this share of what is expected is ahead. */
const AHEAD = 1.1;
const HOUR_S = 3600;

type Course = {
  readonly status: EventStatus;
  readonly startTime: number;
  readonly endTime: number;
  readonly points: number;
  readonly pointsMax: number;
};

export type Progress = {
  /** Seconds until its end, negative after it. */
  readonly remainingS: number;
  /** Null unless it runs: an event past its end is over, whatever its status says. */
  readonly pace: Pace | null;
  /** Points that a steady course would have by now; null unless it runs. */
  readonly expected: number | null;
  /** Points an hour that are still needed; null unless it runs. */
  readonly neededPerHour: number | null;
  /** It is over and nobody has said yet how it ended. */
  readonly isResultPending: boolean;
};

/**
 * How a running event goes: expected = pointsMax x elapsed / whole time; ahead above 1.1 times that, behind below it.
 *
 * @param time of the answer, unix seconds.
 */
export function progressOf(
  { status, startTime, endTime, points, pointsMax }: Course,
  time: number,
): Progress {
  const remainingS = endTime - time;
  const isRunning = status === 'active' && remainingS > 0 && endTime > startTime;
  if (!isRunning) {
    const isResultPending = status === 'active' && remainingS <= 0;
    return { remainingS, pace: null, expected: null, neededPerHour: null, isResultPending };
  }
  const expected = (pointsMax * Math.max(0, time - startTime)) / (endTime - startTime);
  const pace = points > AHEAD * expected ? 'ahead' : points < expected ? 'behind' : 'on pace';
  const neededPerHour = Math.max(0, pointsMax - points) / (remainingS / HOUR_S);
  return { remainingS, pace, expected, neededPerHour, isResultPending: false };
}

const NEAR = 0.95;
const LATE = 0.75;

/** Whether the goal is near: 95 % of the points. */
export function isNear({ points, pointsMax }: Course): boolean {
  return pointsMax > 0 && points >= NEAR * pointsMax;
}

/** Whether it is behind in the last quarter of its time. @param time of the answer, unix seconds. */
export function isBehindLate(course: Course, time: number): boolean {
  const { startTime, endTime } = course;
  return progressOf(course, time).pace === 'behind' && time >= startTime + LATE * (endTime - startTime);
}
