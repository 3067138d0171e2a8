// The model of an evening, for the terminal, Discord and JSON.
import type { WeaponKey } from '../../../parsers/etlegacy/document/weapons.ts';
import type { WeaponTotals } from '../weapons/weapon-totals.ts';
import type { Sums } from '../formulas/sum-columns.ts';
import type { PlayedType, RoundStatus } from '../../../database/schema/etlegacy.ts';
import type { LineupChange, MapResult, Side } from '../lineups/lineups.ts';
import type { RoundFacts } from '../sessions/fetch-session-rounds.ts';
import type { Highlight } from './highlights/highlight.ts';

export type SessionRecap = {
  readonly sessionId: number;
  readonly server: string;
  /** The server's last name, without colour codes; may be empty. */
  readonly hostName: string;
  /** IANA zone of the server's clock. */
  readonly zone: string;
  /** The local date of the first round: 2025-10-14. */
  readonly date: string;
  /** null where nothing tells when its first round began. */
  readonly startedAt: Date | null;
  readonly endedAt: Date;
  /** All rounds of any status, ordered by time. */
  readonly rounds: readonly RoundFacts[];
  /** How many of them count. */
  readonly counting: number;
  readonly maps: readonly RecapMap[];
  readonly blocks: readonly RecapBlock[];
  /** By DPM, best first, followed by those who are not ranked. */
  readonly players: readonly RecapPlayer[];
  /** Key of the ranked player with most points; null if nobody is ranked. */
  readonly star: string | null;
  /** By kills, most first. */
  readonly weapons: readonly RecapWeapon[];
  readonly highlights: readonly Highlight[];
  readonly notes: readonly RecapNote[];
};

export type RecapMap = MapResult & {
  readonly matchId: number;
  readonly map: string;
  readonly gameType: PlayedType;
  readonly r1: RoundFacts | null;
  readonly r2: RoundFacts | null;
  /** The one round of a map that is not stopwatch; it has neither of the two above. */
  readonly single: RoundFacts | null;
  /** Index into `blocks`; null if no file states who played on which side. */
  readonly block: number | null;
  /** The team of that block that attacked first, or attacked in the single round. */
  readonly first: Side | null;
  readonly winner: Side | 'draw' | null;
};

/** Consecutive maps of one game type that the same two teams played, with its own score. */
export type RecapBlock = {
  readonly gameType: PlayedType;
  readonly matchIds: readonly number[];
  readonly teams: Readonly<Record<Side, RecapTeam>>;
  readonly draws: number;
  readonly changes: readonly RecapChange[];
};

export type RecapTeam = {
  /** The name by `nameTeams`, the same in every view of the evening. */
  readonly name: string;
  readonly players: readonly (RecapPerson & { readonly maps: number })[];
  /** 2 for a map won, 1 for a draw. */
  readonly points: number;
  readonly mapsWon: number;
};

/** A change of a line-up with the names of the people. */
export type RecapChange = Omit<LineupChange, 'players' | 'instead'> & {
  readonly map: string;
  readonly players: readonly RecapPerson[];
  readonly instead: readonly RecapPerson[];
};

export type RecapPerson = { readonly playerKey: string; readonly name: string };

export type RecapPlayer = {
  readonly playerKey: string;
  readonly name: string;
  /** In the last block with this player. */
  readonly block: number | null;
  readonly side: Side | null;
  readonly sums: Sums;
  /** Whether they played at least half of the counting rounds, the minimum for a place, a star or bold type. */
  readonly isRanked: boolean;
  /** The player's DPM per round of `SessionRecap.rounds`; null if they did not play or the round does not count. */
  readonly trend: readonly (number | null)[];
};

export type RecapWeapon = Omit<WeaponTotals, 'deaths'> & { readonly weapon: WeaponKey };

export type RecapNote = {
  /**
   * The state of a round that does not count; half: a round one without its round two; laws: its sums do not agree.
   */
  readonly kind: Exclude<RoundStatus, 'ok'> | 'half' | 'laws';
  readonly round: RoundFacts;
};
