import { clockDuration } from '../../../parsers/etlegacy/document/round-duration.ts';
import type { RoundDocument } from '../../../parsers/etlegacy/document/round-document.ts';

/** Clock readings, file times and the script's own timer may differ by this much. */
const SLACK_S = 3;

/** Seconds that this round certainly took, from its file alone; 0 if unknown. */
export function leastDurationS(document: RoundDocument): number {
  const { header, players } = document;
  if (header.playtimeMs !== null && header.playtimeMs > 0) {
    // The value can be an uptime, so the game clock bounds it.
    const clockS = clockDuration(header)?.durationS ?? Number.POSITIVE_INFINITY;
    return Math.max(0, Math.min(header.playtimeMs / 1000, clockS) - SLACK_S);
  }
  if (header.playtimeMs !== null) return 0;
  const isElapsed = header.nextLimitS <= header.limitS || document.isEndProven === true;
  if (header.winner !== header.defender && isElapsed) return Math.max(0, header.nextLimitS - SLACK_S);
  // Minutes of a round two may contain round one.
  if (header.label === 2) return 0;
  const longest = Math.max(0, ...players.map((line) => line.fields.timeMin ?? 0)) * 60;
  return Math.max(0, Math.min(longest, header.limitS) - 2 * SLACK_S);
}
