import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Kysely } from 'kysely';
import type { Deliver } from '../core/delivery.ts';
import type { Logger } from '../core/logger.ts';
import type { DB } from '../database/schema.ts';
import type { GameSources } from '../people/visibility.ts';
import type { Identify } from '../people/caller.ts';
import type { ErrorForm } from './errors/error-form.ts';

/** A Fastify instance whose schemas are zod's. */
export type ApiApp = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** The dependencies of routes. */
export type ApiTools = {
  /** For what writes. */
  readonly db: Kysely<DB>;
  /** For what only reads: limited in time and number, so that imports and the bot go on beside it. */
  readonly reads: Kysely<DB>;
  readonly log: Logger;
  /** Returns the caller with this key or token; null if there is none. For routes that take a key elsewhere. */
  readonly identify: Identify;
  readonly deliver: Deliver;
  readonly limits: PushLimits;
  readonly alarms: LastingAlarms;
  /** Returns the source that is configured with this address; null if there is none. */
  readonly sourceAt: (address: string) => string | null;
};

/** Alarms that go on until they are ended, for `doctor` and the channel of alarms. */
export type LastingAlarms = {
  /** Opens an alarm, or confirms it. `{since}` in the words becomes the time at which it was opened. */
  readonly open: (about: string, say: string) => Promise<void>;
  readonly end: (about: string) => Promise<void>;
};

/** The largest bodies that are pushed, as they come and unpacked. */
export type PushLimits = { readonly packedBytes: number; readonly unpackedBytes: number };

/** Adds routes: each has a summary, schemas of everything it takes and answers, and `config.access`. */
export type Routes = (app: ApiApp, tools: ApiTools) => void;

/** What a game adds to the API. `api/<game>/` provides it; it is loaded only where HTTP is on. */
export type GameApi = {
  readonly game: string;
  /** Its routes are under /api/PREFIX. */
  readonly prefix: string;
  /** Which of its sources exist; who sees which of them is decided in `people/`. */
  readonly sources: GameSources;
  readonly routes: readonly Routes[];
  /** The form of its errors; the shared form by default. */
  readonly errorForm?: ErrorForm;
};
