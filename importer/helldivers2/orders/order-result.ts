import type { OrderOutcome } from '../../../database/schema/helldivers2.ts';

/** A result can be announced some time after the order disappeared. */
const GRACE_POLLS = 2;

type Gone = {
  /** Number of answers without the order after the last one with it. */
  readonly later: readonly Date[];
  /** Whether its tasks were complete when it was last seen. */
  readonly wasDone: boolean;
  /** The result according to the war's messages; null without one. */
  readonly said: OrderOutcome | null;
};

export type OrderEnd = { readonly endedAt: Date; readonly outcome: OrderOutcome };

/** Decides whether an order ended and how. null: it is active, or it is too early to call it lost. */
export function orderResult({ later, wasDone, said }: Gone): OrderEnd | null {
  const [endedAt] = later;
  if (endedAt === undefined) return null;
  if (wasDone) return { endedAt, outcome: 'won' };
  if (said !== null) return { endedAt, outcome: said };
  return later.length < GRACE_POLLS ? null : { endedAt, outcome: 'lost' };
}
