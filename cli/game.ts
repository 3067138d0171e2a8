import type { Command } from 'commander';
import type { GameBot } from '../bot/framework/game-bot.ts';
import type { Kysely } from 'kysely';
import type { DB } from '../database/schema.ts';
import type { GameImporter } from '../importer/game-importer.ts';
import type { GameHealth } from '../stats/health/game-health.ts';
import type { GameExports } from '../stats/game-exports.ts';

/**
 * Verbs of one game, each loaded when it is asked for. Several games may have a verb of one name: `--game` chooses, and
 * without it the first game that has the verb. The option is added
 * by `cli/main.ts`, not by the verb.
 */
export type GameVerbs = Readonly<Record<string, () => Promise<Command>>>;

export type GameTerminal = {
  /** Sums up what is there when the program starts. */
  readonly greet: (db: Kysely<DB>) => Promise<void>;
  /** Tells of what just came to be, changed or went. */
  readonly announce: (db: Kysely<DB>, ids: ReadonlySet<number>) => Promise<void>;
  /** Tells which of these payloads, by their subjects, were rejected, and why. */
  readonly announceRejected: (db: Kysely<DB>, source: string, subjects: readonly string[]) => Promise<void>;
};

/** All of one game, for the files that put the program together. Each part is loaded when it is first asked for. */
export type Game = {
  /** As in the names of folders, in `core.payloads.game` and after `--game`. */
  readonly name: string;
  /** As people write it. */
  readonly title: string;
  /** Whether this community wants it. What is not configured is not loaded. */
  readonly isConfigured: (env: Readonly<Record<string, string | undefined>>) => boolean;
  readonly importer: () => Promise<GameImporter>;
  /** What the terminal of `debrief run` says of this game. */
  readonly terminal?: () => Promise<GameTerminal>;
  readonly bot?: () => Promise<GameBot>;
  readonly health?: () => Promise<GameHealth>;
  readonly exports?: () => Promise<GameExports>;
  readonly verbs: GameVerbs;
};
