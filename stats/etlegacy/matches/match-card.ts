// One map: both halves, added up. For the match card and the lines printed after an import.
import type { MatchResult } from '../../../database/schema/etlegacy.ts';
import type { Sums } from '../formulas/sums.ts';
import type { Highlight, PlayerHighlight } from '../recap/highlight.ts';
import type { RecapNote } from '../recap/session-recap.ts';
import type { RoundFacts } from '../sessions/fetch-session-rounds.ts';

const MATCH_TEAMS = ['first', 'second'] as const;
/** By who attacked in round one. */
export type MatchTeamName = (typeof MATCH_TEAMS)[number];

export type MatchCard = {
  /** null: the round is restarted or cut off, so it is part of no match; the card shows it alone. */
  readonly matchId: number | null;
  readonly sessionId: number | null;
  readonly server: string;
  readonly hostName: string;
  readonly zone: string;
  readonly map: string;
  readonly config: string;
  readonly rounds: readonly RoundFacts[];
  readonly r1: RoundFacts | null;
  readonly r2: RoundFacts | null;
  readonly result: MatchResult;
  readonly winner: MatchTeamName | 'draw' | null;
  readonly teams: Readonly<Record<MatchTeamName, MatchTeam>>;
  /** Most points by `FORMULAS.mvp`, which whoever shows it explains with `MVP_RULE`; null without players. */
  readonly mvp: MatchPlayer | null;
  readonly headline: Headline | null;
  /** Without the player of the headline. */
  readonly highlights: readonly Highlight[];
  readonly notes: readonly RecapNote[];
};

export type MatchTeam = {
  /** Its side in round one and in round two; null where that round is missing. */
  readonly sides: readonly [r1: 'axis' | 'allies' | null, r2: 'axis' | 'allies' | null];
  /** How its attack went; null where that round is missing. */
  readonly attack: RoundFacts | null;
  /** By damage per minute, best first. */
  readonly players: readonly MatchPlayer[];
};

export type MatchPlayer = {
  readonly playerKey: string;
  readonly name: string;
  /** Both rounds added up, as far as they count. */
  readonly sums: Sums;
};

/** The one sentence: who stood out, and by what if it is more than the best numbers. */
export type Headline = { readonly player: MatchPlayer; readonly highlight: PlayerHighlight | null };

export const MVP_RULE =
  'MVP points: 3 a kill, 2 a revive, 1 an assist, 4 a dynamite planted or defused; less 1 a death, 3 a team kill';
