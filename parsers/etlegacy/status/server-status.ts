// What a game server says about itself when it is asked. Everything in it comes from the network and is untrusted.

/** A client of the server. Bots have a ping of 0. */
export type StatusClient = {
  /** With colour codes, as the client wears it. */
  readonly rawName: string;
  /** Unknown where the server does not say it. */
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
  /** Minutes; null when there is none or it is not said. */
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
