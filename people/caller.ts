import type { Reach } from './reach.ts';

export const SCOPES = ['read', 'track', 'operate', 'push'] as const;

/**
 * What a caller may do. `read`: ask. `track`: have something followed. `operate`: start tasks and see the state of the
 * process. `push`: deliver payloads of the sources that the key is bound to.
 */
export type Scope = (typeof SCOPES)[number];

export type Rights = { readonly scopes: readonly Scope[]; readonly reach: Reach };

/** Who asks over HTTP. */
export type Caller = Rights & {
  /** Unique among callers, such as `key/12`; limits are counted by it. */
  readonly id: string;
  /** For logs. */
  readonly name: string;
  /** The login of a user; null for a key. */
  readonly login: string | null;
};

/** Returns who has this key or token; null when nobody has. */
export type Identify = (token: string) => Promise<Caller | null>;
