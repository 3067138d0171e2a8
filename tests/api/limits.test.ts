// What strangers can do to the server: too much, too slowly, from other sites.
import { once } from 'node:events';
import { connect as connectSocket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../core/config.ts';
import { connect, type Connection } from '../../database/connect.ts';
import { startHttp } from '../../work/start-http.ts';
import { buildTestApi } from '../support/api/build-test-api.ts';
import { makeKey } from '../support/api/make-key.ts';
import { quietLog } from '../support/quiet-log.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';

let database: TestDatabase;
let connection: Connection;

beforeAll(async () => {
  database = await createTestDatabase();
  connection = await connect({ databaseUrl: database.databaseUrl, home: '/nonexistent' });
});
afterAll(async () => {
  await connection.close();
  await database.close();
});

const PROXY = '192.0.2.1';
const url = '/api/et/servers';

describe('the count of requests', () => {
  test('is one per key, wherever it comes from, and one per address without', async () => {
    const app = await buildTestApi({ ...database, mostRequests: 2 });
    const [one, other] = [await makeKey(database.db), await makeKey(database.db)];
    const codes = async (headers: Record<string, string>, remoteAddress: string) =>
      (await app.inject({ url, headers, remoteAddress })).statusCode;
    expect([await codes(one, '192.0.2.5'), await codes(one, '192.0.2.6')]).toEqual([200, 200]);
    const third = await app.inject({ url, headers: one, remoteAddress: '192.0.2.7' });
    expect([third.statusCode, third.json().error.code]).toEqual([429, 'TOO_MANY']);
    expect(Number(third.headers['retry-after'])).toBeGreaterThan(0);
    expect(await codes(other, '192.0.2.5')).toBe(200);
    const guess = async (n: number, remoteAddress: string) =>
      codes({ authorization: `Bearer ${n}` }, remoteAddress);
    expect([await guess(1, '192.0.2.8'), await guess(2, '192.0.2.8'), await guess(3, '192.0.2.8')]).toEqual([
      401, 401, 429,
    ]);
    await app.close();
  });

  test('is by the address that a listed proxy names; nobody else names one', async () => {
    const http = { isPublic: false, proxies: [PROXY], origins: [] };
    const app = await buildTestApi({ ...database, http, mostRequests: 1 });
    const code = async (remoteAddress: string, forwarded: string) =>
      (await app.inject({ url, remoteAddress, headers: { 'x-forwarded-for': forwarded } })).statusCode;
    expect([await code(PROXY, '198.51.100.1'), await code(PROXY, '198.51.100.2')]).toEqual([401, 401]);
    expect(await code(PROXY, '198.51.100.1')).toBe(429);
    expect([await code('192.0.2.9', '198.51.100.3'), await code('192.0.2.9', '198.51.100.4')]).toEqual([
      401, 429,
    ]);
    await app.close();
  });
});

test('scripts of other sites get no leave, except of those that are listed', async () => {
  const http = { isPublic: false, proxies: [], origins: ['https://friend.example'] };
  const app = await buildTestApi({ ...database, http });
  const owner = await makeKey(database.db, { isEverything: true });
  const ask = async (origin: string) => (await app.inject({ url, headers: { ...owner, origin } })).headers;
  const friend = await ask('https://friend.example');
  expect(friend['access-control-allow-origin']).toBe('https://friend.example');
  expect(friend['access-control-expose-headers']).toMatch(/etag.*retry-after.*x-request-id/i);
  expect(friend.vary).toMatch(/origin.*authorization/i);
  const foreign = await ask('https://foreign.example');
  expect(foreign['access-control-allow-origin']).toBeUndefined();
  expect(foreign['access-control-allow-credentials']).toBeUndefined();
  expect(foreign['content-security-policy']).toContain("default-src 'none'");
  await app.close();
});

test('large bodies, wrong types and broken bodies are refused in words', async () => {
  const app = await buildTestApi(database);
  const login = async (payload: string, type = 'application/json') => {
    const headers = { 'content-type': type };
    const answer = await app.inject({ method: 'POST', url: '/api/auth/login', headers, payload });
    return [answer.statusCode, answer.json().error.code];
  };
  expect(await login(JSON.stringify({ username: 'x'.repeat(100_000), password: 'x' }))).toEqual([
    413,
    'TOO_LARGE',
  ]);
  expect(await login('<xml/>', 'application/xml')).toEqual([415, 'TYPE_UNKNOWN']);
  expect(await login('{"username":')).toEqual([400, 'BAD_INPUT']);
  expect(await login('{"username":"a","password":"b","__proto__":{"x":1}}')).toEqual([400, 'BAD_INPUT']);
  await app.close();
});

describe('a socket', () => {
  async function start() {
    const result = readConfig({}, '/nonexistent');
    if (!result.ok) throw new Error(result.problems.join());
    const { db, config } = connection;
    const tools = { config: result.config, db, connection: config, log: quietLog().log };
    const server = await startHttp(tools, { health: async () => [], apis: async () => [] });
    if (server === undefined) throw new Error('no server');
    return server;
  }

  test('that never ends its headers, or sends endless ones, is closed while others are served', async () => {
    const server = await start();
    const slow = connectSocket(server.port, '127.0.0.1');
    slow.write('GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n');
    const endless = connectSocket(server.port, '127.0.0.1');
    endless.on('error', () => {});
    endless.write(`GET /healthz HTTP/1.1\r\nX-Long: ${'x'.repeat(40_000)}\r\n\r\n`);
    const lines = await Promise.all([text(slow), text(endless)]);
    expect(lines.map((line) => line.split('\r\n')[0])).toEqual([
      'HTTP/1.1 408 Request Timeout',
      'HTTP/1.1 431 Request Header Fields Too Large',
    ]);
    expect(await (await fetch(`${server.url}/healthz`)).text()).toBe('ok\n');
    await server.close();
  });

  test('that is idle does not keep the server from ending', async () => {
    const server = await start();
    const idle = connectSocket(server.port, '127.0.0.1');
    await once(idle, 'connect');
    const closed = once(idle, 'close');
    idle.resume();
    await server.close();
    await closed;
  });
});

test('answers are counted by the template of their route, never by what was asked for', async () => {
  const app = await buildTestApi(database);
  const owner = await makeKey(database.db, { isEverything: true });
  await app.inject({ url: '/api/et/players/SECRET99', headers: owner });
  const { body } = await app.inject({ url: '/metrics' });
  expect(body).toMatch(
    /debrief_http_request_seconds_count\{route="\/api\/et\/players\/:key",method="GET",status="404"\} 1/,
  );
  expect(body).not.toContain('SECRET99');
  await app.close();
});
