import { STATUS_REASON } from '../../../parsers/etlegacy/document/status-reasons.ts';

/** Whether a round two is alone because the round one that is there does not fit. undefined and null: it has no reason. */
export function isMisfit(statusReason: string | null | undefined): boolean {
  return statusReason?.startsWith(STATUS_REASON.misfit) === true;
}
