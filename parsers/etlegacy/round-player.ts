import type { PlayerMode } from './decide-mode.ts';
import type { CounterName } from '../../core/etlegacy/fields.ts';
import type { LineFault, Team } from './document/round-document.ts';
import type { RoundLog } from './document/round-log.ts';
import type { LogVerdict } from './log/read-evidence.ts';
import type { Laws } from './law.ts';
import type { DurationSource } from './document/round-duration.ts';
import type { WeaponKey } from './document/weapons.ts';

/**
 * [hits, shots, kills, deaths, headshots]; shots and headshots are null if only the event log is known, hits if it does
 * not contain them either.
 */
export type RoundTuple = readonly [
  hits: number | null,
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
  /** null: a spectator at the end whose side follows neither from the previous round nor from the weapons. */
  readonly team: Team | null;
  readonly mode: PlayerMode;
  /** Whole seconds in a team; null if unknown. */
  readonly timeS: number | null;
  /** Seconds alive, one decimal (resolution about 8 s in a round two); null if unknown. */
  readonly aliveS: number | null;
  /** null: the layout of the file has no such column. */
  readonly counters: Readonly<Record<CounterName, number | null>>;
  /** Weapons with any number left for this round. */
  readonly weapons: RoundWeapons;
  readonly kills: number;
  readonly deaths: number;
  /** null, like shots and bullets: mode `from_log`, and no log contains them. */
  readonly headshots: number | null;
  readonly shots: number | null;
  /** null: mode `from_log`, and the log does not contain all of them. */
  readonly hits: number | null;
  readonly bulletShots: number | null;
  readonly bulletHits: number | null;
  /** Damage given per minute in a team, unrounded; 0 without time, null if unknown. */
  readonly dpm: number | null;
  /** Values that were capped to the smallest or largest possible one ('KNIFE.shots', 'timeMin'). */
  readonly clamped: readonly string[];
  /** Which rule decided the mode, in words. */
  readonly evidence: string;
};

/** A player whose engine counters may contain another round that no known file can subtract. */
export type UnprovenPlayer = Pick<RoundPlayer, 'key' | 'guid' | 'name' | 'rawName' | 'isBot'> & {
  /** The script's own counters still cover this round only; those of the engine are null. */
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
  /** Some player's numbers cannot be separated from another round: not for leaderboards. */
  readonly baseUnknown: boolean;
  readonly unproven: readonly UnprovenPlayer[];
  readonly laws: Laws;
  readonly faults: readonly LineFault[];
  /** Implausible or unknown content, in words. */
  readonly notes: readonly string[];
  /** null: no document has a log whose moments are known. */
  readonly log: SplitLog | null;
};

export type SplitLog = {
  readonly verdict: LogVerdict;
  /** Why it is not whole, in words. */
  readonly reasons: readonly string[];
  /** Row keys by the 32 characters that the log uses. */
  readonly keys: ReadonlyMap<string, string>;
  /** The log with the kills that are of the other kind because a player changed sides; null: as in the document. */
  readonly changed: RoundLog | null;
};
