/** How the bot stands with Discord. */
export type Health = {
  readonly state: 'off' | 'connecting' | 'online' | 'failed';
  /** One sentence. */
  readonly say: string;
  /** From heartbeat to acknowledgement in ms; null where there was none yet. */
  readonly latencyMs: number | null;
};
