// Who asks, how often, and whether they may: before anything of a route runs.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller, Identify } from '../people/caller.ts';
import { PUBLIC_REACH } from '../people/reach.ts';
import type { Access } from './access.ts';
import { refuse } from './errors/api-error.ts';
import type { ApiApp } from './game-api.ts';
import { isLocal } from './is-local.ts';

type GuardOptions = {
  readonly identify: Identify;
  /** Whether those without a key see what is marked public. */
  readonly isPublic: boolean;
  /** Of one caller per minute; without a key of one address. */
  readonly mostRequests?: number | undefined;
};

const ANONYMOUS: Caller = {
  id: 'anonymous',
  name: 'anonymous',
  scopes: ['read'],
  reach: PUBLIC_REACH,
  login: null,
};
const MOST_REQUESTS = 300;
const WINDOW_MS = 60_000;

/** Guards all routes that are added to this instance afterwards. */
export function addGuard(
  app: ApiApp,
  { identify, isPublic, mostRequests = MOST_REQUESTS }: GuardOptions,
): void {
  const limit = app.createRateLimit({
    max: mostRequests,
    timeWindow: WINDOW_MS,
    keyGenerator: ({ caller, ip }) => (caller === null || caller === ANONYMOUS ? ip : caller.id),
  });
  const count = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const counted = await limit(request);
    if (counted.isAllowed || !counted.isExceeded) return;
    reply.header('retry-after', counted.ttlInSeconds);
    throw refuse('TOO_MANY');
  };
  app.addHook('onRoute', ({ config, method, url }) => {
    if (config?.access === undefined) throw new Error(`${String(method)} ${url} does not declare its access`);
  });
  app.addHook('onRequest', async (request, reply) => {
    const { access = 'operate' } = request.routeOptions.config;
    if ((access === 'local' || access === 'page') && isLocal(request)) return;
    const token = readToken(request);
    if (access === 'local-read' && token === undefined && isLocal(request)) {
      // What it asks may be asked of others.
      await count(request, reply);
      return;
    }
    const known = token === undefined ? null : await identify(token);
    request.caller = known ?? (isPublic && token === undefined ? ANONYMOUS : null);
    await count(request, reply);
    authorise(request.caller, access, token !== undefined);
  });
}

/** @returns undefined if none was sent; '', which no key is, for a header in another form. */
function readToken({ headers: { authorization } }: FastifyRequest): string | undefined {
  return authorization === undefined ? undefined : (/^Bearer +(\S+) *$/i.exec(authorization)?.[1] ?? '');
}

function authorise(caller: Caller | null, access: Access, hasToken: boolean): void {
  if (access === 'open' || access === 'page') return;
  if (caller === null) throw refuse(hasToken ? 'KEY_REFUSED' : 'KEY_NEEDED');
  const scope = scopeOf(access);
  if (scope === 'any' ? caller !== ANONYMOUS : caller.scopes.includes(scope)) return;
  // Without a key it is not the scope that is missing.
  throw caller === ANONYMOUS ? refuse('KEY_NEEDED') : refuse('SCOPE_NEEDED', { scope });
}

/** Returns the scope that callers from elsewhere need. */
function scopeOf(access: Exclude<Access, 'open' | 'page'>) {
  if (access === 'local') return 'operate';
  return access === 'local-read' ? 'read' : access;
}
