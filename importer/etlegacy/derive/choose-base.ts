import { continuity } from '../../../parsers/etlegacy/round-signs.ts';
import type { SplitRound } from '../../../parsers/etlegacy/round-player.ts';
import type { Placed, TimedRound } from './place-rounds.ts';
import type { RoundSource } from './round-source.ts';

export type Split = (round: RoundSource, base: RoundSource | null) => SplitRound;

/**
 * The file whose counters a round continues. A round two has its round one. Any other round starts at zero, unless its
 * own minutes deny that, or are more than passed since the file before, or somebody's line stands still since then.
 */
export function chooseBase({ source, partner, base, isStopwatch }: Placed, split: Split): RoundSource | null {
  // What of it goes on, the split finds out.
  if (!isStopwatch) return base;
  if (partner !== null) return partner;
  if (base === null) return null;
  const isSuspect =
    split(source, null).baseUnknown ||
    playedMs(source) > source.endedAt - base.endedAt + ROUNDING_MS ||
    continuity(base.document, source.document).untouched > 0;
  return isSuspect ? base : null;
}

/** Minutes are printed in tenths, and file times are cut to seconds. */
const ROUNDING_MS = 12_000;

function playedMs({ document }: TimedRound): number {
  return Math.max(0, ...document.players.map((line) => line.fields.timeMin ?? 0)) * 60_000;
}
