import type { Command } from 'commander';
import type { GameApi } from '../../api/game-api.ts';
import type { GameBot } from '../../bot/framework/game-bot.ts';
import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { GameImporter } from '../../importer/game-importer.ts';
import type { GameSettings } from '../../core/find-unknown-settings.ts';
import type { FetchZones } from './choose-zone.ts';
import type { GameHealth } from '../../stats/health/game-health.ts';
import type { GameExports } from '../../stats/game-exports.ts';

/**
 * Verbs of one game, loaded on demand. Several games may have a verb of the same name: `--game` selects one, by default
 * the first game that has the verb. `cli/main.ts` adds the option, not the verb.
 */
export type GameVerbs = Readonly<Record<string, () => Promise<Command>>>;

export type GameTerminal = {
  /** Prints a summary of the existing data, or what is followed, when the program starts. */
  readonly greet: (db: Kysely<DB>) => Promise<void>;
  /** Prints what was just created, changed or removed. */
  readonly announce?: (db: Kysely<DB>, ids: ReadonlySet<number>) => Promise<void>;
  /** Prints which of these payloads, by their subjects, were rejected, and why. */
  readonly announceRejected?: (db: Kysely<DB>, source: string, subjects: readonly string[]) => Promise<void>;
};

/** A try-out of a game against a simulator of its own, on loopback or in a folder. */
export type GameDemo = {
  /** The settings with which the game finds its simulator. */
  readonly env: Readonly<Record<string, string>>;
  /** What is simulated, for a sentence that begins with the name of the game. */
  readonly say: string;
  /** Called once the product answers over HTTP. Errors are shown and change nothing else. */
  readonly begin?: (product: DemoProduct) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** The product that a demo shows, as other programs see it. */
export type DemoProduct = {
  /** Address of its HTTP server, without a slash at its end. */
  readonly url: string;
  /** Runs another verb beside it, such as `api key list`. @returns what it prints; rejects where it fails. */
  readonly runVerb: (...args: readonly string[]) => Promise<string>;
};

/** Everything of one game that the program needs. Each part is loaded when it is first used. */
export type Game = {
  /** The name as in folders, in `core.payloads.game` and after `--game`. */
  readonly name: string;
  /** The name for people. */
  readonly title: string;
  /** Whether this community uses the game. A game that is not configured is not loaded. */
  readonly isConfigured: (env: Readonly<Record<string, string | undefined>>) => boolean;
  /** Whether something of it is stored, of a game that may have been imported without being configured. */
  readonly isStored?: (db: Kysely<DB>) => Promise<boolean>;
  readonly importer: () => Promise<GameImporter>;
  /**
   * What `debrief import` says at its end about what is stored now, in lines.
   *
   * @param kind of the files; undefined: determined by each of them.
   */
  readonly afterImport?: (db: Kysely<DB>, kind: string | undefined) => Promise<readonly string[]>;
  /** The output of `debrief run` for this game. */
  readonly terminal?: () => Promise<GameTerminal>;
  readonly bot?: () => Promise<GameBot>;
  /** Loaded only where HTTP is on. */
  readonly api?: () => Promise<GameApi>;
  readonly health?: () => Promise<GameHealth>;
  /** The time zones of its servers, each once. */
  readonly zones?: FetchZones;
  readonly exports?: () => Promise<GameExports>;
  /** Starts its simulator; everything that it writes goes into the folder. */
  readonly demo?: (folder: string) => Promise<GameDemo>;
  readonly verbs: GameVerbs;
  /** The settings that it reads from the environment, so that misspelt ones are named. */
  readonly settings?: GameSettings;
  /** Lets `debrief say` answer its commands from a sample while the game is neither configured nor stored. */
  readonly tryOut?: {
    /** Names of its slash commands. */
    readonly commands: readonly string[];
    /** Makes sure that there is a recent sample in this database, which is for nothing else. Safe to repeat. */
    readonly prepare: (db: Kysely<DB>) => Promise<void>;
    /** Says that it is a sample, and how to get the real thing. */
    readonly note: string;
  };
};
