import type { FrontStatus } from './fields.ts';
import type { WarEvent } from './war-event.ts';

export type FrameFront = {
  readonly points: number;
  readonly points_taken: number;
  readonly status: FrontStatus;
};

/** The three fronts at one moment of a war. */
export type Frame = { readonly time: number; readonly fronts: readonly FrameFront[] };

/** What `get_snapshots` said: the course of one war. */
export type ArchiveDocument = {
  readonly kind: 'snapshots';
  /** Unix seconds, the answer's own. */
  readonly time: number;
  readonly season: number;
  readonly introductionOrder: readonly number[];
  readonly pointsMax: readonly number[];
  readonly frames: readonly Frame[];
  readonly events: readonly WarEvent[];
  /** What was odd but cost no more than itself, in words. */
  readonly notes: readonly string[];
};
