import type { Amount } from './amount.ts';
import type { FrontStatus } from './fields.ts';
import type { WarEvent } from './war-event.ts';

export type FrameFront = {
  readonly points: Amount;
  readonly points_taken: Amount;
  readonly status: FrontStatus;
};

/** The three fronts at one moment of a war. */
export type Frame = { readonly time: number; readonly fronts: readonly FrameFront[] };

/** The answer to `get_snapshots`: the course of one war. */
export type ArchiveDocument = {
  readonly kind: 'snapshots';
  /** Unix seconds, from the answer. */
  readonly time: number;
  readonly season: number;
  readonly introductionOrder: readonly number[];
  readonly pointsMax: readonly Amount[];
  readonly frames: readonly Frame[];
  readonly events: readonly WarEvent[];
  /** Parts that were skipped because they are invalid, in words. */
  readonly notes: readonly string[];
};
