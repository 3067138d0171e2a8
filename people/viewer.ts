/** Whoever asks, and where. */
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
