// The HTTP server as a whole: who gets in, in which form errors come, what the log says.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { connect } from '../../database/connect.ts';
import { buildTestApi } from '../support/api/build-test-api.ts';
import { makeKey } from '../support/api/make-key.ts';
import { importFiles } from '../support/etlegacy/import-files.ts';
import { quietLog } from '../support/quiet-log.ts';
import { simulateFiles } from '../support/etlegacy/round-files.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';

type Key = Awaited<ReturnType<typeof makeKey>>;

let database: TestDatabase;
let reader: Key, pusher: Key, operator: Key, owner: Key;

beforeAll(async () => {
  database = await createTestDatabase();
  const files = simulateFiles(5).map(({ name, text }) => ({ name, body: Buffer.from(text) }));
  await importFiles(database.db, files);
  reader = await makeKey(database.db, { name: 'sheet' });
  pusher = await makeKey(database.db, { scopes: ['push'] });
  operator = await makeKey(database.db, { scopes: ['operate'] });
  owner = await makeKey(database.db, { isEverything: true });
});
afterAll(async () => database.close());

describe('status', () => {
  test('tells this machine health, readiness and metrics, without names and secrets', async () => {
    const app = await buildTestApi(database);
    const get = async (url: string) => app.inject({ url });
    expect((await get('/healthz')).body).toBe('ok\n');
    expect((await get('/readyz')).body).toBe('ready\n');
    const { body, headers } = await get('/metrics');
    expect(headers['content-type']).toContain('text/plain');
    expect(body).toContain('debrief_payloads{server="default",status="imported"} 5');
    expect(body).toMatch(/debrief_rounds\{server="default",status="\w+"\} \d/);
    expect(body).toMatch(/debrief_last_file_timestamp_seconds\{server="default"\} 1\d{9}/);
    expect(body).toContain('process_resident_memory_bytes');
    expect(body).not.toMatch(/postgres:|password|Sim/);
    await app.close();
  });

  test('needs a key of an operator for everybody else, and for names of other sites', async () => {
    const app = await buildTestApi(database);
    const far = { url: '/metrics', remoteAddress: '192.0.2.7' };
    expect((await app.inject(far)).statusCode).toBe(401);
    expect((await app.inject({ ...far, headers: reader })).statusCode).toBe(403);
    expect((await app.inject({ ...far, headers: operator })).statusCode).toBe(200);
    const rebound = { host: 'rebound.example:7828' };
    expect((await app.inject({ url: '/metrics', headers: rebound })).statusCode).toBe(401);
    const throughProxy = { 'x-forwarded-for': '127.0.0.1' };
    expect((await app.inject({ url: '/metrics', headers: throughProxy })).statusCode).toBe(401);
    await app.close();
  });

  test('is healthy but not ready while the database is unreachable', async () => {
    const away = await createTestDatabase();
    const { db, close } = await connect({ databaseUrl: away.databaseUrl, home: '/nonexistent' });
    const app = await buildTestApi({ db });
    await away.close();
    expect((await app.inject({ url: '/readyz' })).statusCode).toBe(503);
    expect((await app.inject({ url: '/metrics' })).statusCode).toBe(503);
    expect((await app.inject({ url: '/healthz' })).statusCode).toBe(200);
    const servers = await app.inject({ url: '/api/et/servers', headers: owner });
    expect([servers.statusCode, servers.json().error.code]).toEqual([503, 'DATABASE_AWAY']);
    await app.close();
    await close();
  });
});

describe('a route', () => {
  test('answers callers by their scope and by what they may see', async () => {
    const app = await buildTestApi(database);
    const ask = async (headers: Key | Record<string, never>) =>
      app.inject({ url: '/api/et/servers', headers });
    const codeOf = async (key: Parameters<typeof ask>[0]) => (await ask(key)).json().error.code;
    expect(await codeOf({})).toBe('KEY_NEEDED');
    expect(await codeOf({ authorization: 'Bearer nobody' })).toBe('KEY_REFUSED');
    expect(await codeOf(pusher)).toBe('SCOPE_NEEDED');
    expect((await ask(reader)).json()).toEqual({ servers: [] });
    const { statusCode, body } = await ask(owner);
    expect(statusCode).toBe(200);
    const [server] = JSON.parse(body).servers;
    expect(server).toMatchObject({ key: 'default', zone: 'UTC', sessions: 1 });
    expect(server.lastRound).toMatch(/^2025-01-03T\d\d:\d\d:\d\d\.000Z$/);
    await app.close();
  });

  test('shows those without a key what is public, where the operator allows that', async () => {
    const bindings = { servers: [{ key: 'default', guilds: [], isPublic: true }], owners: [] };
    const http = { isPublic: true, proxies: [], origins: [] };
    const app = await buildTestApi({ ...database, bindings, http });
    const { servers } = (await app.inject({ url: '/api/et/servers' })).json();
    expect(servers).toHaveLength(1);
    // A header in another form counts as a wrong key.
    for (const authorization of ['Basic abc', 'Bearer', 'Bearer one two'])
      expect((await app.inject({ url: '/api/et/servers', headers: { authorization } })).statusCode).toBe(401);
    await app.close();
  });

  test('answers other methods, other addresses and its own failures in one form', async () => {
    const { log, lines } = quietLog();
    const alarms: string[] = [];
    const app = await buildTestApi({
      ...database,
      log,
      onBrokenAnswer: async (route) => void alarms.push(route),
      pages: (pages) => {
        const config = { access: 'open' } as const;
        const schema = { summary: 'Break', response: { 200: z.object({ count: z.int() }) } };
        pages.get('/throws', { config, schema }, async () => {
          throw new Error('the secret of the library');
        });
        pages.get('/lies', { config, schema }, async () => ({ count: 0.5 }));
      },
    });
    const wrong = async (method: 'GET' | 'POST', url: string) => {
      const answer = await app.inject({ method, url, headers: owner });
      const { error } = answer.json();
      expect(error).toMatchObject({
        message: expect.stringMatching(/\.$/),
        tip: expect.stringMatching(/\.$/),
      });
      expect(answer.headers['x-request-id']).toBe(error.requestId);
      return [answer.statusCode, error.code];
    };
    expect(await wrong('POST', '/api/et/servers')).toEqual([405, 'METHOD_UNKNOWN']);
    expect(await wrong('GET', '/api/et/nothing')).toEqual([404, 'ADDRESS_UNKNOWN']);
    expect(await wrong('GET', '/../../etc/passwd')).toEqual([404, 'ADDRESS_UNKNOWN']);
    expect(await wrong('GET', '/%')).toEqual([400, 'BAD_INPUT']);
    expect(await wrong('GET', '/api/et/servers/%FF')).toEqual([400, 'BAD_INPUT']);
    expect(await wrong('GET', `/api/et/servers/${'x'.repeat(101)}`)).toEqual([400, 'BAD_INPUT']);
    const unreadable = await app.inject({ url: '/%' });
    expect(unreadable.headers['content-security-policy']).toContain("default-src 'none'");
    expect(await wrong('GET', '/throws')).toEqual([500, 'BROKEN']);
    expect(await wrong('GET', '/lies')).toEqual([500, 'BROKEN']);
    const failures = lines.filter(({ level }) => level === 50).map(({ msg }) => msg);
    expect(failures).toEqual(['http.failed', 'http.answer_breaks_schema']);
    expect(alarms).toEqual(['/lies']);
    await app.close();
  });

  test('is logged with its template and the name of the key, never with what was sent', async () => {
    const { log, lines } = quietLog();
    const app = await buildTestApi({ ...database, log });
    const answer = await app.inject({ url: '/api/et/servers?q=searched', headers: reader });
    expect(lines.filter(({ msg }) => msg === 'http.answered')).toMatchObject([
      {
        request: answer.headers['x-request-id'],
        method: 'GET',
        route: '/api/et/servers',
        status: 200,
        ms: expect.any(Number),
        key: 'sheet',
      },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/searched|Bearer|debrief_/);
    await app.close();
  });

  test('shows tasks, which work on all sources, to no key that is bound to some', async () => {
    const app = await buildTestApi(database);
    const everything = await makeKey(database.db, { scopes: ['operate'], isEverything: true });
    const see = async (headers: { readonly authorization: string }) =>
      (await app.inject({ url: '/api/system/tasks', headers })).statusCode;
    expect([await see(everything), await see(operator)]).toEqual([200, 404]);
    await app.close();
  });

  test('has to declare who may call it', async () => {
    const pages = (app: Parameters<NonNullable<Parameters<typeof buildTestApi>[0]['pages']>>[0]) => {
      app.get('/forgotten', async () => 'x');
    };
    await expect(buildTestApi({ ...database, pages })).rejects.toThrow(
      '/forgotten does not declare its access',
    );
  });
});
