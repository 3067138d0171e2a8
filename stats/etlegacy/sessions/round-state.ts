import { STATUS_REASON } from '../../../parsers/etlegacy/status-reasons.ts';

/** The round is a single one of another game type than stopwatch. */
export function isOtherType({ statusReason }: { readonly statusReason: string | null }): boolean {
  return statusReason?.startsWith(STATUS_REASON.notStopwatch) === true;
}
