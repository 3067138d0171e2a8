import type { Verdict } from './decide-mode.ts';
import type { RoundDuration } from './round-duration.ts';
import type { PlayerLine } from './round-document.ts';

/** mode null: his numbers may contain a round that no known file can take out. */
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
  /** The longest stay of anybody, tenths of a minute. */
  readonly longest: number;
  /** What in the header is not believed, and why. */
  readonly notes: readonly string[];
};
