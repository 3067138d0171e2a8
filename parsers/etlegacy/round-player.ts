import type { PlayerMode } from './decide-mode.ts';
import type { CounterName } from './fields.ts';
import type { LineFault, Team } from './round-document.ts';
import type { LogVerdict } from './log/read-evidence.ts';
import type { Laws } from './law.ts';
import type { DurationSource } from './round-duration.ts';
import type { WeaponKey } from './weapons.ts';

/** [hits, shots, kills, deaths, headshots]; shots and headshots are null where only the event log tells. */
export type RoundTuple = readonly [
  hits: number,
  shots: number | null,
  kills: number,
  deaths: number,
  headshots: number | null,
];
export type RoundWeapons = Readonly<Partial<Record<WeaponKey, RoundTuple>>>;

/** One player in one round: this round's numbers only, never a sum over rounds. */
export type RoundPlayer = {
  readonly key: string;
  readonly guid: string;
  readonly name: string;
  readonly rawName: string;
  readonly isBot: boolean;
  /** null: he was a spectator at the end and neither the round before nor his weapons tell his side. */
  readonly team: Team | null;
  readonly mode: PlayerMode;
  /** Whole seconds in a team; null where no document tells. */
  readonly timeS: number | null;
  /** Seconds alive, one decimal (resolution about 8 s in a round two); null where the file cannot tell. */
  readonly aliveS: number | null;
  /** null: his file's layout has no such column. */
  readonly counters: Readonly<Record<CounterName, number | null>>;
  /** Weapons with any number left for this round. */
  readonly weapons: RoundWeapons;
  readonly kills: number;
  readonly deaths: number;
  /** null, like shots and bullets: mode `from_log`, and no log tells of them. */
  readonly headshots: number | null;
  readonly shots: number | null;
  readonly hits: number;
  readonly bulletShots: number | null;
  readonly bulletHits: number | null;
  /** Damage given per minute in a team, unrounded; 0 without time, null where that is not known. */
  readonly dpm: number | null;
  /** What was cut to its smallest or largest possible value ('KNIFE.shots', 'timeMin'). */
  readonly clamped: readonly string[];
  /** Which rule decided the mode, in words. */
  readonly evidence: string;
};

/** A player whose engine counters may contain another round, which no known file can take out. */
export type UnprovenPlayer = Pick<RoundPlayer, 'key' | 'guid' | 'name' | 'rawName' | 'isBot'> & {
  /** The script's own counters are this round's all the same; the engine's are null. */
  readonly counters: Readonly<Record<CounterName, number | null>>;
  readonly reason: string;
};

/** decided and drawn: of last man standing, in which nobody attacks. */
const ROUND_OUTCOMES = ['completed', 'held', 'held_early', 'decided', 'drawn', 'aborted'] as const;
export type RoundOutcome = (typeof ROUND_OUTCOMES)[number];

export type SplitRound = {
  readonly durationS: number;
  readonly durationSource: DurationSource;
  readonly outcome: RoundOutcome;
  /** Ordered by key; with mode 'spectator' those who have a line but took no part. */
  readonly players: readonly RoundPlayer[];
  /** Some player's numbers cannot be separated from another round: not fit for boards. */
  readonly baseUnknown: boolean;
  readonly unproven: readonly UnprovenPlayer[];
  readonly laws: Laws;
  readonly faults: readonly LineFault[];
  /** What the file says and nobody believes or knows, in words. */
  readonly notes: readonly string[];
  /** null: no document has a log. */
  readonly log: SplitLog | null;
};

export type SplitLog = {
  readonly verdict: LogVerdict;
  /** Why it is not whole, in words. */
  readonly reasons: readonly string[];
  /** Row keys by the 32 characters that the log uses. */
  readonly keys: ReadonlyMap<string, string>;
};
