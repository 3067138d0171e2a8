import type { Kysely, Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { GameHealth } from '../../stats/health/game-health.ts';
import type { GameSources } from '../../people/visibility.ts';
import type { Bindings } from '../../people/bindings.ts';
import type { ClaimNews } from './claim-news.ts';
import type { Command, Subcommand } from './command.ts';
import type { Completer } from './completer.ts';
import type { ErrorTexts } from './reply/error-catalogue.ts';
import type { Form, View } from './view.ts';
import type { PostKind, Stirred } from './post-kind.ts';

/** What a game adds to the bot. `bot/<game>/` provides it; the registry composes the games. */
export type GameBot = GameSources & {
  /** The name for people. */
  readonly title: string;
  /** Slash commands, in the order of the help. Names must be unique among all games. */
  readonly commands: readonly Command[];
  /** Entries of users' context menus. */
  readonly menus: readonly Command[];
  /** Subcommands of /admin. */
  readonly adminCommands: readonly Subcommand[];
  /** Names of views and forms must be unique among all games. */
  readonly views: readonly View[];
  readonly forms: readonly Form[];
  /** Suggestions while an option is typed, by the name of the option. */
  readonly completers: Readonly<Record<string, Completer>>;
  /** The errors that its commands can show. */
  readonly errors: ErrorTexts;
  /** Whether people may upload a file of that name; the name is untrusted. */
  readonly acceptsFile?: (name: string) => boolean;
  /** The amount of data of these sources, for /about. */
  readonly fetchAbout?: (db: Kysely<DB>, sources: readonly string[]) => Promise<AboutGame>;
  /** Names of commands and views whose open answers a page asks for again when something was imported. */
  readonly live?: readonly string[];
  /** Commands whose answer has an address of its own, by one option; `latest` is the value that always works. */
  readonly shared?: readonly {
    readonly command: string;
    readonly option: string;
    readonly latest?: string;
  }[];
  readonly help?: GameHelp;
  /** What it can post by itself. Names must be unique within the game. */
  readonly posts?: readonly PostKind[];
  /** Marks what was posted about the player of an account, whose privacy changed. In the transaction that changes it. */
  readonly stirAccount?: (trx: Transaction<DB>, account: string) => Promise<void>;
  /** Whether a person of what a post reports was forgotten, or made private, since then. */
  readonly wasHiding?: (db: Kysely<DB>, reported: Reported) => Promise<boolean>;
  /** Looks whether links were proven. @returns what people have not been told yet. */
  readonly proveLinks?: (tools: {
    readonly db: Kysely<DB>;
    readonly bindings: Bindings;
    readonly now: Date;
  }) => Promise<readonly ClaimNews[]>;
  /** Its health report, for /admin status. */
  readonly health?: GameHealth;
  /** Key of the player whom a name matches best; undefined when nobody matches. */
  readonly findPlayer?: (db: Kysely<DB>, text: string) => Promise<string | undefined>;
  /**
   * Data about an account beyond those that every game stores, for its owner. Names must be unique among all games.
   *
   * @param sources sources whose admins' merges of players count.
   */
  readonly fetchMyData?: (
    db: Kysely<DB>,
    account: string,
    sources: readonly string[],
  ) => Promise<Readonly<Record<string, unknown>>>;
};

/** What a post reports, and when it was last written. */
export type Reported = Stirred & { readonly covers: readonly number[]; readonly since: Date };

export type GameHelp = {
  /** Commands to start with, and what each shows. */
  readonly examples: readonly (readonly [command: string, what: string])[];
  /** Lines of the help page on stats, in Markdown. */
  readonly stats: readonly string[];
};

export type AboutGame = {
  readonly sessions: number;
  readonly rounds: number;
  /** null when there was none. */
  readonly lastRound: Date | null;
};
