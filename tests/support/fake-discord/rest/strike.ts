import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '../faults.ts';
import type { Answer } from '../request.ts';

/** Applies a fault: an answer, a closed connection, no answer, or only the delay. */
export async function strike(fault: Fault | undefined): Promise<Answer | 'cut' | 'silent' | undefined> {
  if (fault === undefined) return undefined;
  if (fault.delay !== undefined) await sleep(fault.delay, undefined, { ref: false });
  if (fault.reset === true) return 'cut';
  if (fault.hang === true) return 'silent';
  if (fault.status === undefined) return undefined;
  const body = fault.body ?? { message: `${fault.status}: injected`, code: 0 };
  return {
    status: fault.status,
    body,
    ...(fault.headers === undefined ? {} : { headers: { ...fault.headers } }),
  };
}
