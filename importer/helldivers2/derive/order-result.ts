import type { OrderOutcome } from '../../../database/schema/helldivers2.ts';

/** A result can be told a little after the order is gone. */
const GRACE_POLLS = 2;

type Gone = {
  /** Answers after the last that had the order, none of which has it. */
  readonly later: readonly Date[];
  /** Its tasks were done when it was last seen. */
  readonly wasDone: boolean;
  /** What the war's own messages say of it; null for nothing. */
  readonly said: OrderOutcome | null;
};

export type OrderEnd = { readonly endedAt: Date; readonly outcome: OrderOutcome };

/** Whether an order ended and how. null: it goes on, or it is too early to call it lost. */
export function orderResult({ later, wasDone, said }: Gone): OrderEnd | null {
  const [endedAt] = later;
  if (endedAt === undefined) return null;
  if (said !== null) return { endedAt, outcome: said };
  if (wasDone) return { endedAt, outcome: 'won' };
  return later.length < GRACE_POLLS ? null : { endedAt, outcome: 'lost' };
}

/** What a message of the war says of the order it names. */
export function readResult(text: string): OrderOutcome | null {
  if (/\bsuccess/i.test(text)) return 'won';
  return /\bfail/i.test(text) ? 'lost' : null;
}
