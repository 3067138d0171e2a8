import { parseRoundFileName } from '../../parsers/etlegacy/round-file-name.ts';
import type { Refusal } from '../inbox/store-payloads.ts';

/** ET:Legacy's ancestors are younger. */
const FIRST = '1990-01-01T00:00:00';
/** No zone is a day ahead of UTC; the rest is for clocks that are a little fast. */
const AHEAD_MS = 2 * 24 * 3_600_000;

/**
 * Says why a file of this name is not taken in at that moment: it claims an end before 1990 or more than two days later
 * than the moment; null where it can be taken. A function of name and moment, so what a restore stores is judged by the
 * moment at which it came in first, and derivation never asks a clock.
 */
export function refuseInstant(name: string, receivedAt: Date): Refusal | null {
  const file = parseRoundFileName(name);
  if (file === null) return null;
  const last = new Date(receivedAt.getTime() + AHEAD_MS).toISOString().slice(0, 19);
  if (file.localEnd >= FIRST && file.localEnd <= last) return null;
  const said = file.localEnd.replace('T', ' ');
  const why = file.localEnd < FIRST ? 'before 1990' : 'more than two days after it came in';
  return { code: 'IMPOSSIBLE_TIME', reason: `the name says that the round ended at ${said}, ${why}` };
}
