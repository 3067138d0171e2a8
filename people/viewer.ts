/** The person who asks, and the place. */
export type Viewer = {
  /** Discord's id of the account. */
  readonly userId: string;
  /** A BCP 47 tag; determines the number format. */
  readonly locale: string;
  /** null in direct messages. */
  readonly guildId: string | null;
  /** Whether Discord reports that they manage that guild. */
  readonly isGuildManager: boolean;
  /** Runs Debrief itself, at its terminal: sees every server. */
  readonly isOperator: boolean;
  /** The player that the terminal speaks for; in Discord a link determines it. */
  readonly playsAs: string | null;
  /** Sources that the viewer sees wherever they are: those of an API key. */
  readonly sources?: readonly string[];
  /** Looks at the page without a key: sees what is public, and has no account. */
  readonly isGuest?: true;
};

/** Whether links and settings can belong to the person. */
export function hasAccount({ isOperator, isGuest }: Viewer): boolean {
  return !isOperator && isGuest !== true;
}
