import { continuity } from '../../../parsers/etlegacy/round-signs.ts';
import type { SplitRound } from '../../../parsers/etlegacy/round-player.ts';
import type { Placed, TimedRound } from './place-rounds.ts';
import type { RoundSource } from './round-source.ts';

export type Split = (round: RoundSource, base: RoundSource | null) => SplitRound;

/**
 * Chooses the file whose counters a round continues. A round two continues its round one. Any other round starts at
 * zero, unless its own minutes contradict that, exceed the time since the previous file, or a line is unchanged since
 * then.
 */
export function chooseBase({ source, partner, base, isStopwatch }: Placed, split: Split): RoundSource | null {
  // The split decides which counters continue.
  if (!isStopwatch) return base;
  if (partner !== null) return partner;
  if (base === null) return null;
  const isSuspect =
    split(source, null).baseUnknown ||
    playedMs(source) > source.endedAt - base.endedAt + ROUNDING_MS ||
    continuity(base.document, source.document).untouched > 0;
  return isSuspect ? base : null;
}

/** Minutes are printed in tenths, and file times are truncated to seconds. */
const ROUNDING_MS = 12_000;

function playedMs({ document }: TimedRound): number {
  return Math.max(0, ...document.players.map((line) => line.fields.timeMin ?? 0)) * 60_000;
}
