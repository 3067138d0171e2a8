import type { RoundStatus } from '../../../database/schema/etlegacy.ts';
import { STATUS_REASON } from '../../../parsers/etlegacy/status-reasons.ts';

/** What people are told of a round: its status, but for a round of another game type, which no map change cut off. */
export type RoundState = RoundStatus | 'not stopwatch';

type Kept = { readonly status: RoundStatus; readonly statusReason: string | null };

/** The one word for the state of a round that every face uses. */
export function roundState({ status, statusReason }: Kept): RoundState {
  return status === 'aborted' && isOtherType({ statusReason }) ? 'not stopwatch' : status;
}

/** The round is of another game type than stopwatch; it may count all the same. */
export function isOtherType({ statusReason }: Pick<Kept, 'statusReason'>): boolean {
  return statusReason?.startsWith(STATUS_REASON.notStopwatch) === true;
}
