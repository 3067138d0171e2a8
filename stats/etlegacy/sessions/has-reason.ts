import { STATUS_REASON } from '../../../parsers/etlegacy/document/status-reasons.ts';

/** Whether the stored reason of a round is this one. undefined and null: it has no reason. */
export function hasReason(
  statusReason: string | null | undefined,
  reason: keyof typeof STATUS_REASON,
): boolean {
  return statusReason?.startsWith(STATUS_REASON[reason]) === true;
}
