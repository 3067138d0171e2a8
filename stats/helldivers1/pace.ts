import type { Amount } from '../../parsers/helldivers1/amount.ts';
import { findPointSuspects, pointShare } from '../../parsers/helldivers1/find-point-suspects.ts';
import type { EventStatus } from '../../parsers/helldivers1/war-event.ts';

export type Pace = 'ahead' | 'on pace' | 'behind';

/** More than this share of what is expected is ahead. */
const AHEAD = 1.1;
const HOUR_S = 3600;

type Course = {
  readonly status: EventStatus;
  readonly startTime: number;
  readonly endTime: number;
  readonly points: Amount;
  readonly pointsMax: Amount;
};

export type Progress = {
  /** Seconds until its end, negative after it. */
  readonly remainingS: number;
  /** Null unless it runs: an event past its end is over, whatever its status says. Null also if its points cannot be true. */
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
export function progressOf(course: Course, time: number): Progress {
  const { status, startTime, endTime } = course;
  const remainingS = endTime - time;
  const isRunning = status === 'active' && remainingS > 0 && endTime > startTime;
  const areKnown = findPointSuspects(course).length === 0;
  if (!isRunning || !areKnown) {
    const isResultPending = status === 'active' && remainingS <= 0;
    return { remainingS, pace: null, expected: null, neededPerHour: null, isResultPending };
  }
  const points = Number(course.points);
  const pointsMax = Number(course.pointsMax);
  const expected = (pointsMax * Math.max(0, time - startTime)) / (endTime - startTime);
  const pace = points > AHEAD * expected ? 'ahead' : points < expected ? 'behind' : 'on pace';
  const neededPerHour = Math.max(0, pointsMax - points) / (remainingS / HOUR_S);
  return { remainingS, pace, expected, neededPerHour, isResultPending: false };
}

const NEAR = 0.95;
const LATE = 0.75;

/** Whether the goal is near: 95 % of the points. */
export function isNear(course: Course): boolean {
  return (pointShare(course) ?? 0) >= NEAR;
}

/** Whether it is behind in the last quarter of its time. @param time of the answer, unix seconds. */
export function isBehindLate(course: Course, time: number): boolean {
  const { startTime, endTime } = course;
  return progressOf(course, time).pace === 'behind' && time >= startTime + LATE * (endTime - startTime);
}
