import type { Evidence, WitnessedLine } from './read-evidence.ts';

/** The longest wait for the first spawn, which 1.x does not tell, and a part of the end in which nobody who plays stays unseen. */
const FIRST_WAVE_MS = 40_000;
const LAST_PART_MS = 45_000;
/** Of a round that is so short that these two would overlap. */
const SHORT_SHARE = 3;

/**
 * Whether the log proves that a player was in a team from the first wave to the end: he was seen in it, showed up in the last
 * part, and his counters are what the events say. Leaving and coming are not told, so anything less proves nothing.
 */
export function wasThereThroughout(line: WitnessedLine, { verdict, log }: Evidence): boolean {
  const { key32, agreement } = line;
  if (verdict === 'broken' || key32 === null) return false;
  if (agreement.is !== 'agrees' && agreement.is !== 'added') return false;
  const [first, last] = log.seen.get(key32) ?? [Infinity, 0];
  const mostMs = log.lengthMs / SHORT_SHARE;
  return first <= Math.min(FIRST_WAVE_MS, mostMs) && last >= log.lengthMs - Math.min(LAST_PART_MS, mostMs);
}
