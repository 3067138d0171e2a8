import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { Finding, FindingWords, Notice } from './finding.ts';

/** How much of what a game has taken in of one source. */
export type SourceCounts = {
  readonly server: string;
  readonly zone: string;
  /** Rounds by status; ok: they count; unplayed: complete, but fewer than two people played. */
  readonly rounds: Readonly<Record<string, number>>;
  /** End of the last round, ISO, UTC. */
  readonly lastRound: string | null;
};

/** How something is that is neither a file nor a round, such as an upstream. */
export type HealthLine = {
  readonly isWell: boolean;
  /** For people: what is so, since when, and what to do where it is not well. */
  readonly say: string;
};

/** A figure for Prometheus. */
export type GameGauge = {
  /** Such as `debrief_answer_timestamp_seconds`; figures of one name differ in their labels. */
  readonly name: string;
  readonly help: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
};

/** Something that is wrong now and that files and pulses do not show. */
export type GameAlarm = {
  /** Identifies an alarm: `no_files/default`. */
  readonly key: string;
  /** What is wrong and what to do. */
  readonly say: string;
};

/** What a game can say of how it goes. */
export type GameHealth = {
  /** Of every source that is known, by key. */
  readonly fetchCounts?: (db: Kysely<DB>) => Promise<readonly SourceCounts[]>;
  readonly fetchLines?: (db: Kysely<DB>, now: Date) => Promise<readonly HealthLine[]>;
  readonly fetchGauges?: (db: Kysely<DB>, now: Date) => Promise<readonly GameGauge[]>;
  readonly findAlarms?: (db: Kysely<DB>, now: Date) => Promise<readonly GameAlarm[]>;
  /** What is wrong with the stored rows, whether or not anything runs. */
  readonly findStoredAlarms?: (db: Kysely<DB>) => Promise<readonly GameAlarm[]>;
  /** What is worth knowing about its sources and needs nobody. */
  readonly fetchNotices?: (db: Kysely<DB>) => Promise<readonly Notice[]>;
  /** Everything that needs a person, accepted or not, by kind, server and file. */
  readonly fetchFindings?: (db: Kysely<DB>) => Promise<readonly Finding[]>;
  /** In the order in which they are listed. */
  readonly findingKinds?: Readonly<Record<string, FindingWords>>;
};
