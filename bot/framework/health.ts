/** State of the bot's connection to Discord. */
export type Health = {
  readonly state: 'off' | 'connecting' | 'online' | 'failed';
  /** One sentence. */
  readonly say: string;
  /** From heartbeat to acknowledgement in ms; null before the first. */
  readonly latencyMs: number | null;
};
