import type { Happening } from '../round/happenings.ts';
import type { PlayedRound } from '../round/play-round.ts';
import type { Client } from '../server/person.ts';
import type { Side, Team } from '../sides.ts';
import type { Base, Outcome } from '../truth.ts';
import type { HalfEnd } from './half-ending.ts';

export type HalfPlan = {
  readonly end: HalfEnd;
  readonly pauseMs: number;
  readonly idle: ReadonlySet<Client>;
  readonly cases: readonly string[];
  /** Called when the round's length is known. */
  readonly happenings: (durationMs: number) => readonly Happening[];
  /** The engine forgets the round count of the first slot while another player is still connecting. */
  readonly slowConnect: boolean;
  /** Of a single round: whether the map was the one before, and, in last man standing, the last of its match. */
  readonly single?: { readonly isSameMap: boolean; readonly isLast: boolean };
};

/** A client's counters when the round began. */
export type Start = {
  readonly base: Base;
  readonly baseFile: string | null;
  readonly baseRound: number | null;
  readonly hiddenClock?: boolean;
};

export type Half = {
  readonly plan: HalfPlan;
  readonly labelReal: 1 | 2;
  readonly limitMinutes: number;
  readonly durationMs: number;
  readonly outcome: Outcome;
  readonly winner: Side;
  readonly attackers: Team;
  readonly played: PlayedRound;
  readonly starts: ReadonlyMap<Client, Start>;
  readonly endedAt: number;
  /** When the game was paused, by its own clock. */
  readonly pausedAt: number;
};
