// Settings that a test may change, at construction or while the fake runs.

type RateLimit = { readonly max: number; readonly window: number };

export type Settings = {
  /** Milliseconds since the epoch, for messages, nonces and the age of messages; set by tests that move time. */
  now: () => number;
  /** Milliseconds during which a repeated nonce returns the first message. */
  nonceTtl: number;
  /** Heartbeat interval of HELLO in milliseconds; short only in tests about dead connections. */
  heartbeatInterval: number;
  /** Milliseconds an interaction may stay unanswered. */
  answerTtl: number;
  /** Milliseconds an interaction token is valid. */
  tokenTtl: number;
  /** Bytes of one file, and of one whole request. */
  attachmentSizeLimit: number;
  requestSizeLimit: number;
  /** Privileged intents enabled for the application; the others close with 4014. */
  privilegedIntents: number;
  /** `session_start_limit.remaining` of GET /gateway/bot. */
  sessionsRemaining: number;
  shards: number;
  /** Minimum milliseconds between two IDENTIFYs of one shard; 0 accepts a restarted bot at once. */
  identifyInterval: number;
  /** By `METHOD /path/with/:names`; other routes get `defaultLimit`. */
  limits: Record<string, RateLimit>;
  defaultLimit: RateLimit;
  /** Requests per second over all routes except those of interactions. */
  globalLimit: number;
  /** New commands per day and scope. */
  commandCreatesPerDay: number;
};

const MEBIBYTE = 1024 * 1024;

export const DEFAULT_SETTINGS: Readonly<Settings> = {
  now: () => Date.now(),
  nonceTtl: 5 * 60_000,
  heartbeatInterval: 41_250,
  answerTtl: 3000,
  tokenTtl: 15 * 60_000,
  attachmentSizeLimit: 10 * MEBIBYTE,
  requestSizeLimit: 25 * MEBIBYTE,
  privilegedIntents: 0,
  sessionsRemaining: 1000,
  shards: 1,
  identifyInterval: 0,
  limits: {},
  defaultLimit: { max: 50, window: 1000 },
  globalLimit: 50,
  commandCreatesPerDay: 200,
};
