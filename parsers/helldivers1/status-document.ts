import type { Counters } from './counters.data.ts';
import type { Enemy, FrontStatus } from './fields.ts';
import type { WarEvent } from './war-event.ts';

export type Front = {
  /** That of the answer, but for the moment in which a war ends. */
  readonly season: number;
  readonly enemy: Enemy;
  /** Falls with lost defences. */
  readonly points: number;
  /** All that was ever taken: never falls, and can be more than pointsMax. */
  readonly pointsTaken: number;
  readonly pointsMax: number;
  readonly status: FrontStatus;
  /** Which front came first: 0, 1, 2; 255 as long as it has not come. */
  readonly introductionOrder: number;
};

export type Statistics = { readonly season: number; readonly enemy: Enemy; readonly counters: Counters };

/** What `get_campaign_status` said: the running war at one moment. */
export type StatusDocument = {
  readonly kind: 'status';
  /** Unix seconds, the answer's own. */
  readonly time: number;
  readonly season: number;
  readonly fronts: readonly Front[];
  readonly statistics: readonly Statistics[];
  /** Slots outlive their war: each event names its own season. */
  readonly events: readonly WarEvent[];
  /** What was odd but cost no more than itself, in words. */
  readonly notes: readonly string[];
};
