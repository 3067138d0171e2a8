import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { GameHealth } from '../../stats/health/game-health.ts';
import type { GameSources } from '../../people/visibility.ts';
import type { Command, Subcommand } from './command.ts';
import type { Completer } from './completer.ts';
import type { ErrorTexts } from './error-catalogue.ts';
import type { Form, View } from './view.ts';

/** What a game adds to the bot. `bot/<game>/` provides it; the registry composes the games. */
export type GameBot = GameSources & {
  /** Slash commands, in the order in which help lists them. Two games may not have a command of one name. */
  readonly commands: readonly Command[];
  /** Entries of the menus that a user's name opens. */
  readonly menus: readonly Command[];
  /** Subcommands of /admin. */
  readonly adminCommands: readonly Subcommand[];
  /** Views and forms have names of their own among all games. */
  readonly views: readonly View[];
  readonly forms: readonly Form[];
  /** What is offered while somebody types, by the name of the option. */
  readonly completers: Readonly<Record<string, Completer>>;
  /** Everything its commands can say instead of an answer. */
  readonly errors: ErrorTexts;
  /** Whether a file of that name is one that people may hand over; the name comes from outside. */
  readonly acceptsFile?: (name: string) => boolean;
  /** How much is known of these sources, for /about. */
  readonly fetchAbout?: (db: Kysely<DB>, sources: readonly string[]) => Promise<AboutGame>;
  readonly help?: GameHelp;
  /** What it can say of how it goes, for /admin status. */
  readonly health?: GameHealth;
  /** Key of the player whom a name means best; undefined where it means nobody. */
  readonly findPlayer?: (db: Kysely<DB>, text: string) => Promise<string | undefined>;
  /**
   * What is stored of an account besides what every game keeps of it, for its owner. Its names are used by no other game.
   *
   * @param sources whose admins may have said who is one person.
   */
  readonly fetchMyData?: (
    db: Kysely<DB>,
    account: string,
    sources: readonly string[],
  ) => Promise<Readonly<Record<string, unknown>>>;
};

export type GameHelp = {
  /** Commands to begin with, and what each shows. */
  readonly examples: readonly (readonly [command: string, what: string])[];
  /** Lines of the page on stats, in Markdown. */
  readonly stats: readonly string[];
};

export type AboutGame = {
  readonly sessions: number;
  readonly rounds: number;
  /** null where there was none. */
  readonly lastRound: Date | null;
};
