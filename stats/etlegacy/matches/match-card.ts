// One map: both halves, added up. For the match card and the lines printed after an import.
import type { MatchResult } from '../../../database/schema/etlegacy.ts';
import type { Sums } from '../formulas/sum-columns.ts';
import type { Side } from '../lineups/lineups.ts';
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
  /** Most points by `FORMULAS.mvp`, which whoever shows it explains with `POINTS_RULE`; null without players. */
  readonly mvp: MatchPlayer | null;
  readonly headline: Headline | null;
  /** Without the player of the headline. */
  readonly highlights: readonly Highlight[];
  readonly notes: readonly RecapNote[];
};

export type MatchTeam = {
  /** As the whole evening calls it; "Nobody" where no file tells who played. */
  readonly name: string;
  /** Which of the two teams of the evening it is: decides its colour everywhere. */
  readonly lineup: Side;
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

const LEAD_STATS = [
  'kills',
  'damage',
  'revives',
  'objectives',
  'useful_kills',
  'headshot_kills',
  'assists',
  'gibs',
  'points',
] as const;
/** What somebody did most of on a map, both rounds added up. */
export type LeadStat = (typeof LEAD_STATS)[number];

/** The one sentence: who stood out, and by what; nobody else did as much of it. */
export type Headline = { readonly player: MatchPlayer } & (
  | { readonly kind: 'highlight'; readonly highlight: PlayerHighlight }
  | {
      readonly kind: 'lead';
      /** `next`: the most that anybody else did; null where he was alone. */
      readonly lead: { readonly stat: LeadStat; readonly value: number; readonly next: number | null };
    }
);
