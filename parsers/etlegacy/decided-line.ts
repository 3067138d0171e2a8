import type { Verdict } from './decide-mode.ts';
import type { RoundDuration } from './document/round-duration.ts';
import type { PlayerLine } from './document/round-document.ts';

/** mode null: the numbers may contain a round that no known file can subtract. */
export type LineVerdict = Verdict | { readonly mode: null; readonly evidence: string };

export type DecidedLine = {
  readonly now: PlayerLine;
  readonly base: PlayerLine | undefined;
  readonly verdict: LineVerdict;
  /** Tenths of a minute in this round alone. */
  readonly tenths: number;
};

export type DecidedRound = {
  readonly duration: RoundDuration;
  readonly aborted: boolean;
  readonly lines: readonly DecidedLine[];
  /** The longest stay of any player, tenths of a minute. */
  readonly longest: number;
  /** Which parts of the header are not used, and why. */
  readonly notes: readonly string[];
};
