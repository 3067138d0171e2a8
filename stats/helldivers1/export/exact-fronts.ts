import type { FrameState } from '../fetch-frames.ts';
import { exactNumber } from './exact-number.ts';

/** The fronts of a frame with their points to the digit; null without a frame. */
export function exactFronts(frame: FrameState | undefined) {
  if (frame === undefined) return null;
  return frame.data.map(({ points, points_taken: taken, status }) => ({
    points: exactNumber(points),
    points_taken: exactNumber(taken),
    status,
  }));
}
