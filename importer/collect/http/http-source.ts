// What a game declares about an upstream to poll. To add one: create one HttpHost per host and one HttpEndpoint per
// address, and pass them with a `receive` to `pollHost` (daemon) or `fetchAnswer` (once). This code is independent of
// games: `receive` turns an answer into a payload of the inbox, and the parser interprets its body.

/** Like the global fetch. A host with a private certificate supplies a fetch that is bound to its agent. */
export type Fetch = (url: URL, init: RequestInit) => Promise<Response>;

export type HttpHost = {
  /** For log, lock and health, such as `game/upstream`. */
  readonly name: string;
  /** Minimum gap between the end of one request and the start of the next; 0 for none. */
  readonly gapMs: number;
  /** Sent with every request. May hold secrets: never logged. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly fetch?: Fetch;
};

export type HttpRequest = {
  readonly url: URL;
  /** Makes it a POST with these fields, url-encoded. */
  readonly form?: Readonly<Record<string, string>>;
};

export type HttpEndpoint = {
  /** Unique over all games, such as `game/upstream/status`. */
  readonly name: string;
  readonly everyMs: number;
  /** Called before each poll, so that it may depend on what is known. null: no request for now. */
  readonly request: () => Promise<HttpRequest | null> | HttpRequest | null;
  /** Default 10 s. */
  readonly timeoutMs?: number;
  /** Default 16 MB. */
  readonly maxBytes?: number;
  /** Answers of any content type are taken: who receives them judges their content. By default only JSON and plain text. */
  readonly takesAnyType?: boolean;
};

export type HttpAnswer = {
  readonly status: number;
  readonly contentType: string;
  readonly body: Uint8Array;
  /** The answer's own time: its Date header, or else this machine's clock. */
  readonly observedAt: Date;
  readonly lastModified: string | null;
  /** How long the upstream declares the answer fresh; null when it does not. */
  readonly maxAgeMs: number | null;
};

export type HttpFailureCode =
  | 'UNREACHABLE'
  | 'UNTRUSTED'
  | 'TIMEOUT'
  | 'TOO_LARGE'
  | 'HTTP_STATUS'
  | 'WRONG_TYPE'
  /** It came whole, and its content was rejected. */
  | 'REJECTED';

export type HttpOutcome =
  | { readonly kind: 'answer'; readonly answer: HttpAnswer }
  /** Not modified since the last answer. */
  | { readonly kind: 'unchanged'; readonly observedAt: Date; readonly maxAgeMs: number | null }
  | {
      readonly kind: 'failed';
      readonly code: HttpFailureCode;
      /** For people: what happened, without address or headers. */
      readonly reason: string;
      /** Whether the same request may succeed soon: not after 4xx except 408 and 429. */
      readonly mayRetry: boolean;
      /** How long the host asks clients to wait; null when it does not. */
      readonly retryAfterMs: number | null;
      /** The response, if there was one: kept as a rejected payload. */
      readonly answer: HttpAnswer | null;
    };

export type HttpFailure = Extract<HttpOutcome, { kind: 'failed' }>;
