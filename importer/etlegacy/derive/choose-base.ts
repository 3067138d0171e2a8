import { continuity } from '../../../parsers/etlegacy/round-signs.ts';
import type { SplitRound } from '../../../parsers/etlegacy/round-player.ts';
import type { Placed } from './place-rounds.ts';
import type { RoundSource } from './round-source.ts';

export type Split = (round: RoundSource, base: RoundSource | null) => SplitRound;

/**
 * The file whose counters a round continues. A round two has its round one. Any other round starts at zero, unless its
 * own minutes deny that, or somebody's line stands still since the file before.
 */
export function chooseBase({ source, partner, base }: Placed, split: Split): RoundSource | null {
  if (partner !== null) return partner;
  if (base === null) return null;
  const isSuspect =
    split(source, null).baseUnknown || continuity(base.document, source.document).untouched > 0;
  return isSuspect ? base : null;
}
