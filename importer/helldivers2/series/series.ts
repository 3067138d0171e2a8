import type { StatusDocument } from '../../../parsers/helldivers2/parse-status.ts';
import type { Observed } from '../observed.ts';

export type Series = {
  readonly war: number;
  /** Times of statuses that were added, removed or became plausible. */
  readonly touched: readonly Date[];
  /** Loaded statuses, oldest first. */
  readonly documents: readonly Observed<StatusDocument>[];
};
