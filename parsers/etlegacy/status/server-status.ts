// The answer of a game server about its state. Everything in it comes from the network and is untrusted.

/** A client of the server. Bots have a ping of 0. */
export type StatusClient = {
  /** With colour codes. */
  readonly rawName: string;
  /** Unknown if the server does not send it. */
  readonly team: 'axis' | 'allies' | 'spectator' | 'connecting' | 'unknown';
  readonly xp: number;
  /** Milliseconds. */
  readonly ping: number;
};

export type ServerStatus = {
  readonly map: string;
  /** With colour codes. */
  readonly hostName: string;
  readonly needsPassword: boolean;
  /** Minutes; null without one or if the server does not send it. */
  readonly timeLimitMinutes: number | null;
  readonly clients: readonly StatusClient[];
};

export type ParsedStatus =
  | { readonly ok: true; readonly status: ServerStatus }
  | {
      readonly ok: false;
      readonly code: 'NOT_A_STATUS' | 'WRONG_CHALLENGE' | 'TOO_LARGE' | 'DAMAGED';
      readonly reason: string;
    };
