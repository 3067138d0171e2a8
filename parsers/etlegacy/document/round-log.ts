// What the event log of a JSON document says, in its own order.

/** Labels of the log; those of objectives begin with `obj_`. */
export type EventKind =
  | 'kill'
  | 'teamkill'
  | 'suicide'
  | 'revive'
  | 'class_change'
  | 'spawn'
  | 'pause'
  | 'unpause'
  | `obj_${string}`;

export type LogEvent = {
  readonly kind: EventKind;
  /** Position in the log, counting events and hits together. */
  readonly order: number;
  /** Milliseconds since the round began, including pauses. */
  readonly atMs: number;
  /** The same on the game clock, without the pauses in the log. */
  readonly clockMs: number;
  /** 32 characters; null: the world, or no player. */
  readonly player: string | null;
  readonly victim: string | null;
  /** Means of death, as the engine numbers them. */
  readonly mod: number | null;
  /** The player's class at that moment; null if unknown. */
  readonly playerClass: string | null;
  /** 1 axis, 2 allies: of a spawn. */
  readonly side: number | null;
  /** Name of the objective, as the server's configuration calls it. */
  readonly objective: string | null;
};

/** One hit on a living player, without the damage that only hurt the corpse. */
export type LogHit = {
  readonly order: number;
  readonly atMs: number;
  readonly clockMs: number;
  readonly giver: string;
  readonly taker: string;
  readonly mod: number;
  /** Health that was taken. */
  readonly damage: number;
  /** Damage beyond the health that was left. */
  readonly overkill: number;
  readonly isEnemy: boolean;
  /** Whether it hit the head. */
  readonly isHead: boolean;
};

export type RoundLog = {
  readonly events: readonly LogEvent[];
  /** null if the log does not contain the remaining health, or no hits at all. */
  readonly hits: readonly LogHit[] | null;
  /** false: it is not known when the round began, so the log proves counters, and no moment in it is shown. */
  readonly isDated: boolean;
  /** Whether it contains the beginning and the end of the round. */
  readonly isFramed: boolean;
  /** Whether it would contain a pause. */
  readonly tellsPauses: boolean;
  /** Sum of the pauses in it, ms. */
  readonly pausedMs: number;
  /** The longest time without an event, ms; an unrecorded pause lies in one. */
  readonly longestGapMs: number;
  /** From the first to the last event, ms of game clock. */
  readonly lengthMs: number;
  /** First and last event of each player, ms of game clock since the round began. */
  readonly seen: ReadonlyMap<string, readonly [first: number, last: number]>;
  /** Contradictions inside it, in words; empty without one. */
  readonly flaws: readonly string[];
};
