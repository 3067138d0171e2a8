// Logging in with name and password. The words are those of OAuth 2.
import { z } from 'zod';
import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { endLogin, type OpenLogin, renewLogin } from '../../people/api-logins.ts';
import { SCOPES } from '../../people/caller.ts';
import { refuse } from '../errors/api-error.ts';
import type { ApiApp } from '../game-api.ts';
import { ACCESS_SECONDS, signAccessToken } from './access-tokens.ts';
import { createTryLogin } from './try-login.ts';

const LONGEST = 200;

const CREDENTIALS = z
  .strictObject({ username: z.string().min(1).max(LONGEST), password: z.string().min(1).max(LONGEST) })
  .meta({ id: 'Credentials', examples: [{ username: 'anna', password: 'correct horse battery staple' }] });

const REFRESH = z
  .strictObject({ refresh_token: z.string().min(1).max(LONGEST) })
  .meta({ id: 'Refresh', examples: [{ refresh_token: 'refresh_...' }] });

const TOKENS = z
  .object({
    access_token: z.string(),
    refresh_token: z.string().meta({ description: 'Is exchanged once for the next tokens' }),
    token_type: z.literal('bearer'),
    expires_in: z.int().meta({ description: 'Seconds until the access token ends' }),
  })
  .meta({
    id: 'Tokens',
    examples: [
      {
        access_token: 'eyJ...',
        refresh_token: 'refresh_...',
        token_type: 'bearer',
        expires_in: ACCESS_SECONDS,
      },
    ],
  });

const ME = z
  .object({
    username: z.string().meta({ description: 'Of the user, or of the key' }),
    user_id: z.string(),
    scopes: z.array(z.enum(SCOPES)),
  })
  .meta({ id: 'Me', examples: [{ username: 'anna', user_id: 'user/1', scopes: ['read'] }] });

const MESSAGE = z.object({ message: z.string() }).meta({ id: 'Message', examples: [{ message: 'Done.' }] });

const tags = ['Login'];
const config = { access: 'open' } as const;
/** For those who guess, whatever they send. */
const LIMIT = { max: 30, timeWindow: 60_000 };

type AuthTools = { readonly db: Kysely<DB>; readonly secret: () => Promise<Uint8Array> };

/** Adds the routes to an instance of their own: none of their answers may be kept. */
export function addAuthRoutes(app: ApiApp, { db, secret }: AuthTools): void {
  const tryLogin = createTryLogin(db);
  const limit = app.createRateLimit({ ...LIMIT, keyGenerator: ({ ip }) => ip });
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
  const toTokens = async ({ login, refreshToken }: OpenLogin): Promise<z.infer<typeof TOKENS>> => ({
    access_token: await signAccessToken(login, await secret()),
    refresh_token: refreshToken,
    token_type: 'bearer',
    expires_in: ACCESS_SECONDS,
  });

  app.post(
    '/api/auth/login',
    {
      config,
      schema: {
        summary: 'Log in with name and password, as JSON or as a form',
        tags,
        body: CREDENTIALS,
        response: { 200: TOKENS },
      },
    },
    async (request, reply) => {
      const count = await limit(request);
      const { username: name, password } = request.body;
      const result =
        count.isAllowed || !count.isExceeded
          ? await tryLogin({ name, password, address: request.ip })
          : ({ kind: 'pause', seconds: count.ttlInSeconds } as const);
      if (result.kind === 'wrong') throw refuse('LOGIN_REFUSED');
      if (result.kind === 'open') return await toTokens(result);
      reply.header('retry-after', result.seconds);
      throw refuse('TOO_MANY');
    },
  );

  app.post(
    '/api/auth/refresh',
    {
      config,
      schema: {
        summary: 'Exchange a refresh token for new tokens; a second use of one ends the login',
        tags,
        body: REFRESH,
        response: { 200: TOKENS },
      },
    },
    async (request) => {
      const login = await renewLogin(db, request.body.refresh_token);
      if (login === null) throw refuse('KEY_REFUSED');
      return await toTokens(login);
    },
  );

  app.get(
    '/api/auth/me',
    {
      config: { access: 'any' },
      schema: { summary: 'Whose key or token this is', tags, response: { 200: ME } },
    },
    async ({ caller }) => {
      if (caller === null) throw refuse('KEY_NEEDED');
      return { username: caller.name, user_id: caller.id, scopes: [...caller.scopes] };
    },
  );

  app.post(
    '/api/auth/logout',
    {
      config: { access: 'any' },
      schema: { summary: 'End the login with all its tokens', tags, response: { 200: MESSAGE } },
    },
    async ({ caller }) => {
      if (caller?.login === null || caller?.login === undefined) throw refuse('NO_LOGIN');
      await endLogin(db, caller.login);
      return { message: 'Logged out.' };
    },
  );
}
