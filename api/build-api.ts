// Builds the HTTP server of a process: status, API and whatever pages are added to it. It does not listen yet.
import { randomUUID } from 'node:crypto';
import cors, { type FastifyCorsOptionsDelegateCallback } from '@fastify/cors';
import rateLimit from '@fastify/rate-limit';
import Fastify from 'fastify';
import { serializerCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import helmet from 'helmet';
import type { Kysely } from 'kysely';
import type { Deliver } from '../core/delivery.ts';
import { MOST_DOCUMENT_BYTES } from '../core/document-size.ts';
import type { HttpConfig } from '../core/http-config.ts';
import type { Logger } from '../core/logger.ts';
import type { DB } from '../database/schema.ts';
import type { Identify } from '../people/caller.ts';
import type { Bindings } from '../people/bindings.ts';
import { fetchReachedSources, PUBLIC_REACH } from '../people/reach.ts';
import type { GameSources } from '../people/visibility.ts';
import { addCaching } from './caching.ts';
import { compileValidator } from './compile-validator.ts';
import { answerErrors, sendUnreadable } from './answer-errors.ts';
import type { ApiApp, ApiTools, GameApi, LastingAlarms, PushLimits } from './game-api.ts';
import { addAuthRoutes } from './auth/auth-routes.ts';
import { createIdentify } from './auth/identify.ts';
import { addGuard } from './guard.ts';
import { holdRightOfWay } from './hold-right-of-way.ts';
import { logRequests } from './log-requests.ts';
import { addOpenApi, describeRoutes, serveDocument } from './open-api.ts';
import { refuseOtherMethods, takeAllMethods } from './refuse-other-methods.ts';
import { SECURITY_HEADERS } from './security-headers.data.ts';
import { addSystemRoutes, type TaskRunner } from './system-routes.ts';
import { addStatusRoutes, type Metrics } from './status-routes.ts';

export type ApiOptions = {
  readonly db: Kysely<DB>;
  /** For reading; `db` by default. */
  readonly reads?: Kysely<DB> | undefined;
  readonly log: Logger;
  readonly http: Pick<HttpConfig, 'isPublic' | 'proxies' | 'origins'>;
  readonly limits?: PushLimits;
  /** Stores what is pushed; without it no source is known. */
  readonly deliver?: Deliver | undefined;
  /** Without it nothing is kept. */
  readonly alarms?: LastingAlarms | undefined;
  /** Without it no address is known. */
  readonly sourceAt?: ApiTools['sourceAt'] | undefined;
  readonly bindings: Bindings;
  /** Returns who has a key or token; by default those of the database. For tests. */
  readonly identify?: Identify;
  /** The secret that signs access tokens; read when it is first needed. */
  readonly secret: () => Promise<Uint8Array>;
  readonly games: readonly GameApi[];
  readonly metrics: Metrics;
  /** Runs a task now; without it this process cannot. */
  readonly runTask?: TaskRunner | undefined;
  /** Called when an answer breaks its own schema, with the template of its route. */
  readonly onBrokenAnswer?: ((route: string) => Promise<void>) | undefined;
  /** How many requests a caller may make per minute; for tests. */
  readonly mostRequests?: number | undefined;
  /** Further routes under /, such as those of a page. They declare their access like all others. */
  readonly pages?: ((app: ApiApp) => void) | undefined;
};

const MOST_BODY_BYTES = 64 * 1024;
const SLOWEST_REQUEST_MS = 10_000;
const USUAL_LIMITS: PushLimits = { packedBytes: 4 * 1024 * 1024, unpackedBytes: MOST_DOCUMENT_BYTES };
const NO_ALARMS: LastingAlarms = { open: async () => {}, end: async () => {} };
const SLOWEST_HEADERS_MS = 4_000;
/** Longer than the slowest answer. A reader who stops reading is cut off at the second look. */
const LONGEST_SILENCE_MS = 35_000;
const MOST_HEADER_BYTES = 16 * 1024;
/** Further ones are refused. */
const MOST_CONNECTIONS = 500;
const SLOWEST_ANSWER_MS = 30_000;
/** Headers of answers that scripts of the listed sites may read. */
const EXPOSED = ['etag', 'retry-after', 'x-request-id'];
/** How long a connection may be idle between two requests; otherwise a few clients could hold all connections. */
const LONGEST_IDLE_MS = 10_000;

export async function buildApi(options: ApiOptions): Promise<ApiApp> {
  const { db, reads = db, log, http, games, secret } = options;
  const { identify = createIdentify(db, secret) } = options;
  // Built once: the plugin of Fastify builds the same headers anew for each request.
  const secure = helmet(SECURITY_HEADERS);
  const app = Fastify({
    logger: false,
    genReqId: () => randomUUID(),
    trustProxy: http.proxies.length === 0 ? false : [...http.proxies],
    bodyLimit: MOST_BODY_BYTES,
    requestTimeout: SLOWEST_REQUEST_MS,
    connectionTimeout: LONGEST_SILENCE_MS,
    keepAliveTimeout: LONGEST_IDLE_MS,
    http: {
      headersTimeout: SLOWEST_HEADERS_MS,
      connectionsCheckingInterval: SLOWEST_HEADERS_MS / 2,
      maxHeaderSize: MOST_HEADER_BYTES,
    },
    handlerTimeout: SLOWEST_ANSWER_MS,
    // Addresses that Fastify cannot read reach no hook.
    frameworkErrors: (_error, request, reply) => {
      secure(request.raw, reply.raw, () => sendUnreadable(request, reply));
    },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(compileValidator);
  app.setSerializerCompiler(serializerCompiler);
  app.decorateRequest('caller', null);
  app.decorateRequest('sources', async () => []);
  app.server.maxConnections = MOST_CONNECTIONS;
  takeAllMethods(app);
  logRequests(app, log, options.metrics);
  answerErrors(app, options);
  app.addHook('onRequest', (request, reply, done) => secure(request.raw, reply.raw, () => done()));
  await app.register(cors, () => allowOrigins(http.origins));
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(String(body))));
    },
  );
  await app.register(rateLimit, { global: false });
  await addOpenApi(app);
  // A part of its own, so that the routes of the plugins above are not guarded.
  await app.register(async (guarded) => {
    const scope = guarded.withTypeProvider<ZodTypeProvider>();
    addCaching(scope, { reads });
    // Before anybody is identified, for which the database is asked.
    holdRightOfWay(scope);
    addGuard(scope, { identify, isPublic: http.isPublic, mostRequests: options.mostRequests });
    describeRoutes(scope);
    addStatusRoutes(scope, options);
    serveDocument(scope);
    await scope.register(async (part) => addAuthRoutes(part.withTypeProvider<ZodTypeProvider>(), options));
    addSystemRoutes(scope, { ...options, reads });
    options.pages?.(scope);
    const { deliver = async () => ({ is: 'unknown_source' }), limits = USUAL_LIMITS } = options;
    const { alarms = NO_ALARMS, sourceAt = () => null } = options;
    const tools = { db, reads, log, identify, deliver, limits, alarms, sourceAt };
    for (const game of games) await addGame(scope, game, options, tools);
  });
  return app;
}

/** What a page of another origin may do. An OPTIONS that no browser sent before a request is a method like others. */
function allowOrigins(origins: readonly string[]): FastifyCorsOptionsDelegateCallback {
  return ({ headers }, done) => {
    const preflight = headers.origin !== undefined && headers['access-control-request-method'] !== undefined;
    done(null, { origin: [...origins], credentials: false, preflight, exposedHeaders: EXPOSED });
  };
}

async function addGame(
  app: ApiApp,
  { prefix, sources, routes, errorForm }: GameApi,
  { bindings }: ApiOptions,
  tools: ApiTools,
): Promise<void> {
  await app.register(
    async (part) => {
      const scope = part.withTypeProvider<ZodTypeProvider>();
      seeSources(scope, { db: tools.reads, bindings }, [sources]);
      if (errorForm !== undefined)
        scope.addHook('onRoute', (route) => {
          route.config = { errorForm, ...route.config };
        });
      await refuseOtherMethods(scope, () => {
        for (const add of routes) add(scope, tools);
      });
    },
    { prefix: `/api/${prefix}` },
  );
}

/** Lets the requests of this instance ask for the sources of these games. */
function seeSources(
  app: ApiApp,
  place: { readonly db: Kysely<DB>; readonly bindings: Bindings },
  games: readonly GameSources[],
): void {
  app.addHook('onRequest', async (request) => {
    let found: Promise<readonly string[]> | undefined;
    const reach = request.caller?.reach ?? PUBLIC_REACH;
    request.sources = async () => (found ??= fetchReachedSources(place, reach, games));
  });
}
