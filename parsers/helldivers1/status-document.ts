import type { Amount } from './amount.ts';
import type { Counters } from './counters.data.ts';
import type { Enemy, FrontStatus } from './fields.ts';
import type { WarEvent } from './war-event.ts';

export type Front = {
  /** The season of the answer, except at the moment in which a war ends. */
  readonly season: number;
  readonly enemy: Enemy;
  /** Decreases with lost defences. */
  readonly points: Amount;
  /** Everything that was ever captured: never decreases, and can exceed pointsMax. */
  readonly pointsTaken: Amount;
  readonly pointsMax: Amount;
  readonly status: FrontStatus;
  /** The order in which fronts appeared: 0, 1, 2; 255 until then. */
  readonly introductionOrder: number;
};

export type Statistics = { readonly season: number; readonly enemy: Enemy; readonly counters: Counters };

/** The answer to `get_campaign_status`: the current war at one moment. */
export type StatusDocument = {
  readonly kind: 'status';
  /** Unix seconds, from the answer. */
  readonly time: number;
  readonly season: number;
  readonly fronts: readonly Front[];
  readonly statistics: readonly Statistics[];
  /** Events stay in their slot after their war, so each has its own season. */
  readonly events: readonly WarEvent[];
  /** Parts that were skipped because they are invalid, in words. */
  readonly notes: readonly string[];
};
