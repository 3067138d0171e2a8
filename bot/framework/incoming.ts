// What somebody did, whichever way it came: Discord's gateway or the terminal.

export type Viewer = {
  /** Discord's id of the account. */
  readonly userId: string;
  /** A BCP 47 tag; numbers are written its way. */
  readonly locale: string;
  /** null in direct messages. */
  readonly guildId: string | null;
  /** Manages that guild, says Discord. */
  readonly isGuildManager: boolean;
  /** Runs Debrief itself, at its terminal: sees every server. */
  readonly isOperator: boolean;
  /** The terminal may speak for a player; in Discord a link tells. */
  readonly playsAs: string | null;
};

/** Options as Discord sends them: by name; a user is the id. */
export type RawOptions = Readonly<Record<string, string | number | boolean>>;

export type Request =
  | {
      readonly kind: 'command';
      readonly name: string;
      readonly path: readonly string[];
      readonly options: RawOptions;
    }
  | {
      readonly kind: 'complete';
      readonly name: string;
      readonly path: readonly string[];
      readonly options: RawOptions;
      readonly focused: string;
    }
  | {
      readonly kind: 'press';
      readonly customId: string;
      /** What was chosen in a select or typed into a form. */
      readonly filling: string | null;
      /** Whether the message answers this very person, so that it may be changed for him. */
      readonly isOwn: boolean;
      /** Id of what brought the pressed message into being; null where Discord does not say. */
      readonly origin: string | null;
    };

export type Incoming = {
  readonly id: string;
  readonly viewer: Viewer;
  readonly request: Request;
  /** Whether pictures may be attached there. */
  readonly mayAttach: boolean;
};
