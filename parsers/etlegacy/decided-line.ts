import type { Verdict } from './decide-mode.ts';
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
