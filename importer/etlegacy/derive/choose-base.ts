import { compareLines } from '../../../parsers/etlegacy/compare-lines.ts';
import { matchPlayers } from '../../../parsers/etlegacy/match-players.ts';
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
    continuity(base.document, source.document).untouched > 0 ||
    goesOnUnseen(base, source);
  return isSuspect ? base : null;
}

/**
 * Without minutes only the counters show that they go on: nearly all players of the document before survived a round
 * start, and not one of their numbers decreased.
 */
function goesOnUnseen(base: TimedRound, { document }: TimedRound): boolean {
  if (document.players.some(({ fields }) => fields.timeMin !== null)) return false;
  const pairs = [...matchPlayers(base.document.players, document.players)];
  const risen = pairs.filter(
    ([now, before]) => now.rounds === before.rounds + 1 && compareLines(before, now).fallen.length === 0,
  );
  return risen.length > 1 && risen.length > pairs.length * NEARLY_ALL;
}

const NEARLY_ALL = 0.7;

/** Minutes are printed in tenths, and file times are truncated to seconds. */
const ROUNDING_MS = 12_000;

function playedMs({ document }: TimedRound): number {
  return Math.max(0, ...document.players.map((line) => line.fields.timeMin ?? 0)) * 60_000;
}
