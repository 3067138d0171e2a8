// Length of a round by the document's own clocks, as c0rnp0rn8.lua defines it: end minus start minus pauses.
import { attackersWon } from '../document/round-duration.ts';
import type { RoundHeader } from '../document/round-document.ts';
import type { JsonObject } from './decode-json.ts';
import type { RoundLog } from '../document/round-log.ts';
import { wholeOf } from './undo-escapes.ts';

/** Without pause events, a silence of this length in the log can be a short pause: nobody resumes much earlier. */
const SUSPECT_GAP_MS = 20_000;
const SLACK_MS = 3_000;
const INT4_MAX = 2_147_483_647;

/**
 * Returns milliseconds, or null if unknown: no times, or a possible pause between them. For a completed stopwatch round
 * the next limit is more precise.
 */
export function readPlaytime(info: JsonObject, header: RoundHeader, log: RoundLog | null): number | null {
  const start = wholeOf(info['round_start']);
  const end = wholeOf(info['round_end']);
  // Versions before 1.2.7 write 0 for the start.
  if (start === null || end === null || start <= 0 || end <= start || end - start > INT4_MAX) return null;
  if (header.nextLimitS > 0 && attackersWon(header)) return null;
  const limitMs = header.limitS * 1000;
  const ms = end - start - (log?.pausedMs ?? 0);
  if (limitMs > 0 && ms > limitMs + SLACK_MS) return null;
  if (log !== null && (log.tellsPauses || log.longestGapMs < SUSPECT_GAP_MS)) return ms;
  // Without a log only a full hold certainly had no pause.
  const isWhole = !attackersWon(header) && limitMs > 0 && ms >= limitMs - SLACK_MS;
  return isWhole ? ms : null;
}
