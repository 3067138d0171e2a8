import type { PayloadStatus } from '../../database/schema/core.ts';

/** The outcome of a payload. */
export type PayloadOutcome = {
  readonly id: number;
  readonly status: PayloadStatus;
  readonly code: string | null;
  readonly reason: string | null;
};
