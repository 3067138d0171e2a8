import type { PayloadKind } from '../game-importer.ts';
import type { Refusal } from './store-payloads.ts';

/** Rejects payloads of a kind whose own time decides what is the newest. */
export const refuseFromFuture: NonNullable<PayloadKind['refuse']> = (
  _subject,
  receivedAt,
  _body,
  observedAt,
) => refuseFuture(observedAt, receivedAt);

/** How far clocks of upstreams and of this machine may differ. */
const AHEAD_MS = 5 * 60_000;

/**
 * Says why a payload is rejected whose own time is later than the moment at which it was received: as the newest it would
 * hide all that follow until that time. A function of both times, so a restored payload is judged as it was at first.
 */
export function refuseFuture(observedAt: Date | null, receivedAt: Date): Refusal | null {
  if (observedAt === null || observedAt.getTime() <= receivedAt.getTime() + AHEAD_MS) return null;
  const reason = `its time ${observedAt.toISOString()} is more than 5 minutes after it came in (${receivedAt.toISOString()}): the answer is wrong, or the clock of this machine`;
  return { code: 'IMPOSSIBLE_TIME', reason };
}
