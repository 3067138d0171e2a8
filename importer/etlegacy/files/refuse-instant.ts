import { looksLikeJson } from '../../../parsers/etlegacy/json/decode-json.ts';
import { parseRoundFileName } from '../../../parsers/etlegacy/document/round-file-name.ts';
import type { Refusal } from '../../inbox/store-payloads.ts';

/** ET:Legacy's predecessors are younger. */
const FIRST = '1990-01-01T00:00:00';
/** No time zone is a whole day ahead of UTC; the rest is a tolerance for fast clocks. */
const AHEAD_MS = 2 * 24 * 3_600_000;

/**
 * Says why a file of this name is rejected at that moment: its end is before 1990 or more than two days after the
 * moment; null if it is accepted. A function of name and moment, so a restored file is judged by the moment at which it
 * was first received, and derivation never reads a clock.
 */
export function refuseInstant(name: string, receivedAt: Date, body?: Uint8Array): Refusal | null {
  if (body !== undefined && looksLikeJson(body)) return refuseEnd(endOf(body), receivedAt);
  const file = parseRoundFileName(name);
  if (file === null) return null;
  const last = new Date(receivedAt.getTime() + AHEAD_MS).toISOString().slice(0, 19);
  if (file.localEnd >= FIRST && file.localEnd <= last) return null;
  const said = file.localEnd.replace('T', ' ');
  const why = file.localEnd < FIRST ? 'before 1990' : 'more than two days after it came in';
  return { code: 'IMPOSSIBLE_TIME', reason: `the name says that the round ended at ${said}, ${why}` };
}

const FIRST_S = Date.parse(`${FIRST}Z`) / 1000;

/** For JSON, which has its end in UTC whatever its name; it is parsed completely later. */
function endOf(body: Uint8Array): number | null {
  const text = Buffer.from(body.buffer, body.byteOffset, body.length).toString('latin1');
  const told = /"round_end_unix"\s*:\s*(\d{1,15})/.exec(text)?.[1];
  return told === undefined || Number(told) === 0 ? null : Number(told);
}

function refuseEnd(end: number | null, receivedAt: Date): Refusal | null {
  if (end === null) return null;
  const isEarly = end < FIRST_S;
  if (!isEarly && end * 1000 <= receivedAt.getTime() + AHEAD_MS) return null;
  const why = isEarly ? 'before 1990' : 'more than two days after it came in';
  return { code: 'IMPOSSIBLE_TIME', reason: `round_end_unix is ${end}, ${why}` };
}
