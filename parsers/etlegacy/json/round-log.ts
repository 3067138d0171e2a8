// What the event log of a JSON document says, in its own order.

const EVENT_KINDS = [
  'kill',
  'teamkill',
  'suicide',
  'revive',
  'objective',
  'class',
  'spawn',
  'pause',
  'unpause',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export type LogEvent = {
  readonly kind: EventKind;
  /** Milliseconds of game clock since the round began; pauses that the log tells are taken out. */
  readonly atMs: number;
  /** 32 characters; null: the world, or nobody. */
  readonly player: string | null;
  readonly victim: string | null;
  /** Means of death, as the engine numbers them. */
  readonly mod: number | null;
  /** Of an objective its name, of a change or spawn the class. */
  readonly what: string | null;
};

/** [who, whom, means of death, health that was taken, whether they were enemies, hit in the head]. */
export type LogHit = readonly [string, string, number, number, boolean, boolean];

export type RoundLog = {
  readonly events: readonly LogEvent[];
  /** Hits on living players, without damage on corpses; null where the log does not tell how much health was left. */
  readonly hits: readonly LogHit[] | null;
  /** It tells of the beginning and the end of the round. */
  readonly isFramed: boolean;
  /** It would tell of a pause. */
  readonly tellsPauses: boolean;
  /** Sum of the pauses that it tells, ms. */
  readonly pausedMs: number;
  /** The longest time in which nothing happened, ms; a pause that is not told lies in one. */
  readonly longestGapMs: number;
  /** First and last sign of life of each player, ms since the round began. */
  readonly seen: ReadonlyMap<string, readonly [first: number, last: number]>;
};
