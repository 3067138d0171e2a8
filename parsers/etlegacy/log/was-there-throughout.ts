import type { Evidence, WitnessedLine } from './read-evidence.ts';

/**
 * The longest wait for the first spawn, which 1.x does not record, and a final part in which every player has an event.
 */
const FIRST_WAVE_MS = 40_000;
const LAST_PART_MS = 45_000;
/** Of a round that is so short that these two would overlap. */
const SHORT_SHARE = 3;

/**
 * Whether the log proves that a player was in a team from the first wave to the end: there are events in the first and
 * the last part, and the counters equal the events. Joining and leaving are not recorded, so anything less proves
 * nothing.
 */
export function wasThereThroughout(line: WitnessedLine, { verdict, log }: Evidence): boolean {
  const { key32, agreement } = line;
  if (verdict === 'broken' || key32 === null) return false;
  if (agreement.is !== 'agrees' && agreement.is !== 'added') return false;
  const [first, last] = log.seen.get(key32) ?? [Infinity, 0];
  const mostMs = log.lengthMs / SHORT_SHARE;
  return first <= Math.min(FIRST_WAVE_MS, mostMs) && last >= log.lengthMs - Math.min(LAST_PART_MS, mostMs);
}
