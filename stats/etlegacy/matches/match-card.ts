// One map: all of its rounds added up. For the match card and the lines printed after an import.
import type { PlayedType } from '../../../database/schema/etlegacy.ts';
import type { Sums } from '../formulas/sum-columns.ts';
import type { MapResult, Side } from '../lineups/lineups.ts';
import type { LogContents } from '../logs/fetch-log-contents.ts';
import type { LoggedRound } from '../logs/logged-rounds.ts';
import type { Highlight, PlayerHighlight } from '../recap/highlights/highlight.ts';
import type { RecapNote } from '../recap/session-recap.ts';
import type { RoundFacts } from '../sessions/fetch-session-rounds.ts';

const MATCH_TEAMS = ['first', 'second'] as const;
/** By who attacked in round one, or in the single round. */
export type MatchTeamName = (typeof MATCH_TEAMS)[number];

export type MatchCard = MapResult & {
  /** null: the round was restarted or cut off, so it belongs to no match; the card shows it alone. */
  readonly matchId: number | null;
  readonly sessionId: number | null;
  readonly server: string;
  readonly hostName: string;
  readonly zone: string;
  readonly map: string;
  readonly config: string;
  readonly gameType: PlayedType;
  readonly rounds: readonly RoundFacts[];
  /** Those of them with an event log that their counters prove. */
  readonly logs: readonly LoggedRound[];
  /** What these tell besides kills. */
  readonly logContents: LogContents;
  readonly r1: RoundFacts | null;
  readonly r2: RoundFacts | null;
  /** The one round of a map that is not stopwatch; it has neither of the two above. */
  readonly single: RoundFacts | null;
  readonly winner: MatchTeamName | 'draw' | null;
  readonly teams: Readonly<Record<MatchTeamName, MatchTeam>>;
  /** Most points by `FORMULAS.mvp`; a view that shows it explains it with `POINTS_RULE`. null without players. */
  readonly mvp: MatchPlayer | null;
  readonly headline: Headline | null;
  /** Without the player of the headline. */
  readonly highlights: readonly Highlight[];
  readonly notes: readonly RecapNote[];
};

export type MatchTeam = {
  /** The name used for the whole evening; "Nobody" if no file states who played. */
  readonly name: string;
  /** Which of the two teams of the evening it is; decides its colour everywhere. */
  readonly lineup: Side;
  /** Its side in round one and in round two, or its one side in a single round; null if that round is missing. */
  readonly sides: readonly ('axis' | 'allies' | null)[];
  /** The result of its attack; null if that round is missing, and where it did not attack. */
  readonly attack: RoundFacts | null;
  /** By damage per minute, best first. */
  readonly players: readonly MatchPlayer[];
};

export type MatchPlayer = {
  readonly playerKey: string;
  readonly name: string;
  /** All rounds of the map added up, as far as they count. */
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
/** The stat in which a player led a map, all of its rounds added up. */
export type LeadStat = (typeof LEAD_STATS)[number];

/** The one sentence: the player and the stat in which nobody else has as high a value. */
export type Headline = { readonly player: MatchPlayer } & (
  | { readonly kind: 'highlight'; readonly highlight: PlayerHighlight }
  | {
      readonly kind: 'lead';
      /** `next`: the highest value of any other player; null if there was none. */
      readonly lead: { readonly stat: LeadStat; readonly value: number; readonly next: number | null };
    }
);
