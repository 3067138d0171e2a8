import { parseDumpName } from './dump-name.ts';
import type { JsonObject } from './decode-json.ts';
import { textOf, wholeOf } from './undo-escapes.ts';

/** When a document was saved: a UTC second, or the wall clock of the server from the name of a dump. */
export type Moment = { readonly unix: number } | { readonly localEnd: string };

/** A document is saved three seconds after the end of the round. */
const SAVED_AFTER_S = 3;
/** ET:Legacy's predecessors are younger; PostgreSQL and JavaScript support all seconds in this range. */
const FIRST_S = 631_152_000;
const LAST_S = 4_102_444_800;
/** No time zone is a whole day away from UTC. */
const DAY_S = 26 * 3600;

/**
 * Returns the end that the document states. In 1.x without one it is the match id, which is the second of saving unless
 * a match manager set another; otherwise it comes from the file name. null if unknown.
 */
export function findMoment(info: JsonObject, name: string): Moment | null {
  const end = wholeOf(info['round_end_unix']);
  if (end !== null && end > 0) return isPossible(end) ? { unix: end + SAVED_AFTER_S } : null;
  const dump = parseDumpName(name);
  const id = textOf(info, 'matchID');
  const saved = /^\d{9,10}$/.test(id) ? Number(id) : 0;
  const isOld = textOf(info, 'stats_version') === '';
  if (isOld && isPossible(saved) && (dump === null || isNear(saved, dump.localEnd))) return { unix: saved };
  return dump === null ? null : { localEnd: dump.localEnd };
}

function isPossible(unix: number): boolean {
  return unix >= FIRST_S && unix <= LAST_S;
}

function isNear(unix: number, localEnd: string): boolean {
  return Math.abs(Date.parse(`${localEnd}Z`) / 1000 - unix) <= DAY_S;
}

/** A document that tells more is not believed. */
const MOST_ELAPSED_S = 12 * 60 * 60;

/** Milliseconds from the begin of the round until the document was saved; null where it does not tell both begin and end. */
export function readElapsed(info: JsonObject): number | null {
  const start = wholeOf(info['round_start_unix']) ?? 0;
  const end = wholeOf(info['round_end_unix']) ?? 0;
  if (start <= 0 || end <= start || end - start > MOST_ELAPSED_S) return null;
  return (end - start + SAVED_AFTER_S) * 1000;
}
