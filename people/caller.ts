import type { Reach } from './reach.ts';

/**
 * What a key allows. `read`: ask. `track`: have something followed. `operate`: start tasks and see the state of the
 * process. `push`: deliver payloads of the sources that it is bound to.
 */
export type Scope = 'read' | 'track' | 'operate' | 'push';

/** Who asks over HTTP. */
export type Caller = {
  /** Unique among callers, such as `key/12`; limits are counted by it. */
  readonly id: string;
  /** For logs. */
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly reach: Reach;
};

/** Returns who has this key or token; null when nobody has. */
export type Identify = (token: string) => Promise<Caller | null>;
