// Keys and logins against a real database: what ends, ends at once, and nothing secret is written anywhere.
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type JWTHeaderParameters, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hashPassword, isPassword } from '../../api/auth/passwords.ts';
import { readSecret } from '../../api/auth/read-secret.ts';
import type { ApiApp } from '../../api/game-api.ts';
import { connect, type Connection } from '../../database/connect.ts';
import { fetchApiKeys, revokeApiKey } from '../../people/api-keys.ts';
import { removeApiUser, storeApiUser } from '../../people/api-users.ts';
import { buildTestApi, TEST_SECRET } from '../support/api/build-test-api.ts';
import { makeKey } from '../support/api/make-key.ts';
import { type LogLine, quietLog } from '../support/quiet-log.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';

const PASSWORD = 'correct horse marked battery';
const RIGHTS = { scopes: ['read'], reach: { isEverything: false, guilds: [], sources: [] } } as const;

let database: TestDatabase;
let elsewhere: Connection;
let app: ApiApp;
/** The same API in another process. */
let other: ApiApp;
let lines: LogLine[];

beforeAll(async () => {
  database = await createTestDatabase();
  elsewhere = await connect({ databaseUrl: database.databaseUrl, home: '/nonexistent' });
  const quiet = quietLog();
  ({ lines } = quiet);
  app = await buildTestApi({ ...database, log: quiet.log });
  other = await buildTestApi({ db: elsewhere.db });
  await storeApiUser(database.db, { ...RIGHTS, name: 'Anna', password: await hashPassword(PASSWORD) });
});
beforeEach(async () => {
  await database.db.deleteFrom('core.api_login_failures').execute();
});
afterAll(async () => {
  await app.close();
  await other.close();
  await elsewhere.close();
  await database.close();
});

type Tokens = { readonly access_token: string; readonly refresh_token: string };

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const me = async (headers: Record<string, string>, at = app) => at.inject({ url: '/api/auth/me', headers });
const login = async (username: string, password: string, remoteAddress = '127.0.0.1') =>
  app.inject({ method: 'POST', url: '/api/auth/login', payload: { username, password }, remoteAddress });
const refresh = async ({ refresh_token }: Tokens, at = app) =>
  at.inject({ method: 'POST', url: '/api/auth/refresh', payload: { refresh_token } });
const logIn = async (): Promise<Tokens> => (await login('anna', PASSWORD)).json();

describe('a key', () => {
  test('is refused in every process from the request after its end on', async () => {
    const key = await makeKey(database.db, { name: 'short' });
    expect((await me(key)).json()).toMatchObject({ username: 'short', scopes: ['read'] });
    expect((await me(key, other)).statusCode).toBe(200);
    expect(await revokeApiKey(database.db, 'short')).toBe(true);
    expect((await me(key)).statusCode).toBe(401);
    expect((await me(key, other)).statusCode).toBe(401);
    const past = await makeKey(database.db, { endsAt: new Date(Date.now() - 1000) });
    expect((await me(past)).statusCode).toBe(401);
  });

  test('notes when it was used last', async () => {
    const key = await makeKey(database.db, { name: 'used' });
    const find = async () => (await fetchApiKeys(database.db)).find(({ name }) => name === 'used')?.usedAt;
    expect(await find()).toBeNull();
    await Promise.all([me(key), me(key), me(key, other)]);
    expect(await find()).toBeInstanceOf(Date);
  });
});

describe('a login', () => {
  test("is nobody's until the operator adds a user", async () => {
    const fresh = await createTestDatabase();
    const empty = await buildTestApi(fresh);
    for (const table of ['core.api_users', 'core.api_keys'] as const)
      expect(await fresh.db.selectFrom(table).select('name').execute()).toEqual([]);
    for (const name of ['admin', 'debrief', 'root']) {
      const payload = { username: name, password: name };
      const answer = await empty.inject({ method: 'POST', url: '/api/auth/login', payload });
      expect(answer.statusCode).toBe(401);
    }
    await empty.close();
    await fresh.close();
  });

  test('takes JSON and forms, whatever the capitals of the name', async () => {
    const form = await app.inject({
      method: 'POST',
      url: '/api/auth/login',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ username: 'ANNA', password: PASSWORD }).toString(),
    });
    expect(form.json()).toMatchObject({ token_type: 'bearer', expires_in: 900 });
    const { access_token } = await logIn();
    expect((await me(bearer(access_token), other)).json()).toMatchObject({
      username: 'anna',
      scopes: ['read'],
    });
  });

  test('says the same of an unknown name and a wrong password, and pauses after five of them', async () => {
    const [wrong, unknown] = [await login('anna', 'wrong'), await login('nobody', 'wrong')];
    const anyId = { requestId: expect.any(String) };
    expect(unknown.json().error).toEqual({ ...wrong.json().error, ...anyId });
    expect([wrong.statusCode, unknown.statusCode]).toEqual([401, 401]);
    const more = await Promise.all(Array.from({ length: 6 }, async () => login('anna', 'wrong')));
    expect(more.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([
      401, 401, 401, 401, 429, 429,
    ]);
    const right = await login('anna', PASSWORD);
    expect(right.statusCode).toBe(429);
    expect(Number(right.headers['retry-after'])).toBeGreaterThan(800);
    expect((await login('anna', PASSWORD, '192.0.2.9')).statusCode).toBe(200);
  });

  test('exchanges each refresh token once; a second use ends all tokens of the login', async () => {
    const [first, unconcerned] = [await logIn(), await logIn()];
    const second: Tokens = (await refresh(first)).json();
    expect((await me(bearer(second.access_token))).statusCode).toBe(200);
    expect((await refresh(first, other)).statusCode).toBe(401);
    expect((await refresh(second)).statusCode).toBe(401);
    expect((await me(bearer(second.access_token), other)).statusCode).toBe(401);
    expect((await me(bearer(unconcerned.access_token))).statusCode).toBe(200);
  });

  test('ends at once in every process by a logout or with its user', async () => {
    const tokens = await logIn();
    const headers = bearer(tokens.access_token);
    expect((await app.inject({ method: 'POST', url: '/api/auth/logout', headers })).statusCode).toBe(200);
    expect((await me(headers, other)).statusCode).toBe(401);
    expect((await refresh(tokens, other)).statusCode).toBe(401);
    await storeApiUser(database.db, { ...RIGHTS, name: 'ben', password: await hashPassword(PASSWORD) });
    const ben: Tokens = (await login('ben', PASSWORD)).json();
    await removeApiUser(database.db, 'Ben');
    expect((await me(bearer(ben.access_token), other)).statusCode).toBe(401);
  });

  test('is not opened by tokens that others made', async () => {
    const { access_token } = await logIn();
    const [, payload = ''] = access_token.split('.');
    const { sid } = JSON.parse(Buffer.from(payload, 'base64url').toString());
    type Change = {
      iss?: string;
      aud?: string;
      exp?: number;
      iat?: number;
      secret?: Buffer;
      header?: object;
    };
    const forge = async (change: Change) => {
      const now = Math.floor(Date.now() / 1000);
      const { secret = TEST_SECRET, header = {}, ...claims } = change;
      // The type of the header is what is tested.
      const full = { alg: 'HS256', typ: 'at+jwt', ...header } as JWTHeaderParameters;
      const all = { sid, iss: 'debrief', aud: 'debrief-api', iat: now, exp: now + 60, ...claims };
      return new SignJWT(all).setProtectedHeader(full).sign(secret);
    };
    const now = Math.floor(Date.now() / 1000);
    expect((await me(bearer(await forge({})))).statusCode).toBe(200);
    const forged = [
      new UnsecuredJWT({ sid, iss: 'debrief', aud: 'debrief-api', iat: now, exp: now + 60 }).encode(),
      await forge({ secret: Buffer.alloc(32, 'other') }),
      await forge({ header: { alg: 'HS512' } }),
      await forge({ header: { typ: 'JWT' } }),
      await forge({ iss: 'somebody' }),
      await forge({ aud: 'something' }),
      await forge({ exp: now - 1 }),
      await forge({ iat: now - 3600, exp: now + 3600 }),
    ];
    for (const token of forged) expect((await me(bearer(token))).statusCode, token).toBe(401);
  });

  test('is refused while the database is away', async () => {
    const away = await createTestDatabase();
    const { db, close } = await connect({ databaseUrl: away.databaseUrl, home: '/nonexistent' });
    const lost = await buildTestApi({ db });
    const { access_token } = await logIn();
    const key = await makeKey(away.db);
    await away.close();
    expect((await me(bearer(access_token), lost)).statusCode).toBe(503);
    expect((await me(key, lost)).statusCode).toBe(503);
    await lost.close();
    await close();
  });

  test('leaves no secret in logs, answers, metrics and the document', async () => {
    const key = await makeKey(database.db);
    const tokens = await logIn();
    const answers = [
      await me(key),
      await me(bearer(tokens.access_token)),
      await refresh({ ...tokens, refresh_token: `${tokens.refresh_token}x` }),
      await login('anna', `${PASSWORD} `),
      await app.inject({ url: `/api/auth/me?key=${PASSWORD}`, headers: bearer(PASSWORD) }),
      await app.inject({ url: `/api/${key.authorization.slice(7)}`, headers: key }),
      await app.inject({ url: '/metrics' }),
      await app.inject({ url: '/api/openapi.json' }),
    ];
    await refresh(tokens);
    const log = JSON.stringify(lines);
    expect(log).toContain('/api/auth/login');
    for (const text of [log, ...answers.map(({ body, headers }) => body + JSON.stringify(headers))]) {
      expect(text).not.toContain('marked');
      expect(text).not.toMatch(/debrief_[\w-]{43}|refresh_[\w-]{20}|eyJ\w/);
    }
  });
});

test('a password is stored as Argon2id with its costs and a salt of its own', async () => {
  const [one, two] = [await hashPassword(PASSWORD), await hashPassword(PASSWORD)];
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(one).not.toBe(two);
  expect([await isPassword(PASSWORD, one), await isPassword('another', one)]).toEqual([true, false]);
  // Made by the reference implementation: argon2 somesalt -id -t 2 -m 16 -p 1.
  const known = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
  expect(await isPassword('password', known)).toBe(true);
});

test('processes that start together share one secret, which only their account can read', async () => {
  const home = await mkdtemp(path.join(tmpdir(), 'debrief-secret-'));
  const secrets = await Promise.all(
    Array.from({ length: 5 }, async () => readSecret(path.join(home, 'new'))),
  );
  expect(new Set(secrets.map((secret) => Buffer.from(secret).toString('hex'))).size).toBe(1);
  expect(secrets[0]?.length).toBe(32);
  expect((await stat(path.join(home, 'new', 'api-secret'))).mode & 0o777).toBe(0o600);
  await rm(home, { recursive: true });
});
