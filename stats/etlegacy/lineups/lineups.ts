// The types of line-ups: who played together during an evening.
import type { MatchResult, PlayedType } from '../../../database/schema/etlegacy.ts';

export const SIDES = ['a', 'b'] as const;
export type Side = (typeof SIDES)[number];

/** Player keys of one round, by their side's task in round one of the map, or in the single round. */
export type HalfRoster = {
  readonly roundId: number;
  readonly first: readonly string[];
  readonly second: readonly string[];
  /** Who of them played less than half of it. The side of who left early is often inferred from few shots. */
  readonly brief?: readonly string[];
};

/** How a map ended, and whether those won who attacked first; null: nobody won. */
export type MapResult = { readonly result: MatchResult; readonly firstWon: boolean | null };

export type PlayedMap = MapResult & {
  readonly matchId: number;
  readonly gameType: PlayedType;
  /** Ordered by time; empty if no file states who played on which side. */
  readonly halves: readonly HalfRoster[];
};

/** A map and the team of its block that attacked first on it, or attacked in its single round. */
export type PlacedMap = { readonly map: PlayedMap; readonly first: Side };

/** An admin's correction of a map: begin: a block begins with it. join: it belongs to the previous block. */
export type Boundary = 'begin' | 'join';

/**
 * joined and left: without a direct replacement. in_for: `players` replaced `instead`. crossed: they changed over from the
 * other team. rotated: they took turns, which is one change, however often they did.
 */
export type LineupChange = {
  readonly kind: 'joined' | 'left' | 'in_for' | 'crossed' | 'rotated';
  /** The first round with the change. */
  readonly roundId: number;
  /** The team they belong to afterwards; if they left, the team they left. */
  readonly side: Side;
  readonly players: readonly string[];
  /** The players who were replaced; empty for other kinds. */
  readonly instead: readonly string[];
};

export type LineupTeam = {
  /** Player key to the number of maps they played for this team, most first. */
  readonly maps: ReadonlyMap<string, number>;
  /** The members on its last map. */
  readonly last: ReadonlySet<string>;
  /** 2 for a map won, 1 for a draw. */
  readonly points: number;
  readonly mapsWon: number;
};

export type LineupBlock = {
  /** Whether its teams are those of the block before: an admin or another game type let it begin, not the rosters. */
  readonly carriesOn: boolean;
  /** What its maps were played as: each type has a score of its own. */
  readonly gameType: PlayedType;
  readonly matchIds: readonly number[];
  readonly teams: Readonly<Record<Side, LineupTeam>>;
  readonly draws: number;
  readonly changes: readonly LineupChange[];
};

export type Lineups = {
  readonly blocks: readonly LineupBlock[];
  /** Match id to its block and to the team that attacked first; maps without rosters are missing. */
  readonly byMatch: ReadonlyMap<number, { readonly block: number; readonly first: Side }>;
};

export function otherSide(side: Side): Side {
  return side === 'a' ? 'b' : 'a';
}
