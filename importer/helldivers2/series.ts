import type { StatusDocument } from '../../parsers/helldivers2/parse-status.ts';
import type { Observed } from './observed.ts';

export type Series = {
  readonly war: number;
  /** Moments of which a status came, went or turned out to be plausible. */
  readonly touched: readonly Date[];
  /** Statuses at hand, oldest first. */
  readonly documents: readonly Observed<StatusDocument>[];
};
