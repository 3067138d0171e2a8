// Rounds that a game server pushes, over a real socket, as curl sends them.
import { createConnection } from 'node:net';
import { gzipSync, zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { ApiApp } from '../../../api/game-api.ts';
import { once } from '../../../cli/app/once.ts';
import { takeDeliveries } from '../../../cli/app/take-deliveries.ts';
import { rightOfWay } from '../../../core/right-of-way.ts';
import { connect } from '../../../database/connect.ts';
import { openEtlegacySource } from '../../../importer/etlegacy/etlegacy-source.ts';
import { prepareServer } from '../../../importer/etlegacy/servers/prepare-server.ts';
import { drainInbox } from '../../../importer/inbox/drain-inbox.ts';
import { buildTestApi } from '../../support/api/build-test-api.ts';
import { ledgerOf, rowsOf } from '../../support/etlegacy/import-files.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { ROUND_INFO } from '../../support/etlegacy/round-info.ts';

const bound = (...sources: string[]) => ({ isEverything: false, guilds: [], sources });
const CALLERS = {
  alpha: { scopes: ['push'], reach: bound('alpha') },
  beta: { scopes: ['push'], reach: bound('beta') },
  gone: { scopes: ['push'], reach: bound('gone') },
  both: { scopes: ['push'], reach: bound('alpha', 'beta') },
  reader: { scopes: ['read'], reach: bound('alpha') },
} as const;
const LIMITS = { packedBytes: 40_000, unpackedBytes: 200_000 };

let database: TestDatabase;
let app: ApiApp;
let url: string;
beforeAll(async () => {
  database = await createTestDatabase();
  for (const key of ['alpha', 'beta']) await prepareServer(database.db, { key, zone: 'UTC' });
  const { db } = database;
  app = await buildTestApi(
    { db, limits: LIMITS, deliver: takeDeliveries(db, async () => undefined) },
    CALLERS,
  );
  url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/api/et/rounds`;
});
afterAll(async () => {
  await app.close();
  await database.close();
});

const PLAYER = {
  guid: 'A1B2C3D4',
  name: 'anna',
  rounds: '0',
  team: '1',
  weaponStats: ['16', '7', '20', '1', '0', '1', '150', '90', '0', '0', '0', '0', '0', '0', '82.1', '4'],
};
const SECRET = 'meet me at the depot';

function roundAt(second: number): string {
  return JSON.stringify({
    round_info: { ...ROUND_INFO, round_end_unix: second, messages: [{ message: SECRET }] },
    player_stats: { A1B2C3D4E5F6A7B8C9D0A1B2C3D4E5F6: PLAYER },
  });
}

const ANSWER = z.object({ code: z.string(), ids: z.array(z.string()) });
const PROBLEM = z.object({ error: z.object({ code: z.string(), message: z.string(), tip: z.string() }) });

/** As the script calls curl. */
async function push(
  body: string | Buffer,
  { key = 'alpha', ...more }: { key?: string } & Record<string, string> = {},
) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, ...more },
    body: new Uint8Array(Buffer.from(body)),
  });
  return { status: response.status, body: z.unknown().parse(await response.json()) };
}

async function codeOf(...sent: Parameters<typeof push>): Promise<string> {
  const { status, body } = await push(...sent);
  return `${status} ${PROBLEM.parse(body).error.code}`;
}

async function drain(key: string): Promise<void> {
  await drainInbox(database.db, openEtlegacySource({ key, zone: 'UTC' }));
}

describe('a pushed round', () => {
  test('is stored before the answer, once however often it comes, and told by its id', async () => {
    const body = roundAt(1_770_600_400);
    const first = await push(body);
    expect(first).toMatchObject({ status: 202, body: { code: 'ROUND_TAKEN', ids: [] } });
    expect((await ledgerOf(database.db, 'alpha')).map(({ status }) => status)).toEqual(['new']);
    const packed = gzipSync(body);
    expect((await push(packed, { 'content-encoding': 'gzip' })).status).toBe(200);
    await drain('alpha');
    const again = await push(body);
    const [round] = await rowsOf(database.db, 'rounds', 'alpha');
    expect(again.status).toBe(200);
    expect(ANSWER.parse(again.body)).toEqual({ code: 'ROUND_KNOWN', ids: [round?.['id']] });
    expect(round).toMatchObject({ status: 'ok', map: 'supply', endedAt: '2026-02-09T01:26:43.000Z' });
  });

  test('may begin with a byte order mark, also where a name is not UTF-8, and name no packing', async () => {
    const body = roundAt(1_770_600_900).replace('anna', 'ann\u00e9');
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(body, 'latin1')]);
    expect((await push(marked, { 'content-encoding': '' })).status).toBe(202);
  });

  test('belongs to the server of its key', async () => {
    await push(roundAt(1_770_610_000), { key: 'beta' });
    await drain('beta');
    expect(await rowsOf(database.db, 'rounds', 'beta')).toHaveLength(1);
    expect(await rowsOf(database.db, 'rounds', 'alpha')).toHaveLength(1);
  });

  test('leaves no word of what players wrote', async () => {
    const { db } = database;
    const bodies = await db.selectFrom('core.bodies').select('body').execute();
    expect(bodies.length).toBeGreaterThan(1);
    for (const { body } of bodies) expect(zstdDecompressSync(body).toString()).not.toContain(SECRET);
  });
});

describe('what is not taken', () => {
  test.each([
    ['GameStatsWebLuaToken', '401 KEY_REFUSED'],
    ['unknown', '401 KEY_REFUSED'],
    ['reader', '403 SCOPE_NEEDED'],
    ['both', '403 PUSH_KEY_UNBOUND'],
    ['gone', '404 SERVER_UNKNOWN'],
  ])('the key %s: %s', async (key, wanted) => {
    expect(await codeOf(roundAt(1_770_620_000), { key })).toBe(wanted);
  });

  test.each([
    ['no JSON', 'hello', {}, '400 PUSH_NOT_JSON'],
    ['half of it', roundAt(1_770_620_000).slice(0, -20), {}, '400 PUSH_NOT_JSON'],
    ['brackets without end', '['.repeat(20_000), {}, '400 PUSH_NOT_JSON'],
    ['no gzip under that name', 'hello', { 'content-encoding': 'gzip' }, '400 PUSH_NOT_JSON'],
    ['another packing', 'hello', { 'content-encoding': 'br' }, '415 PUSH_ENCODING_UNKNOWN'],
    ['another type', 'hello', { 'content-type': 'text/csv' }, '415 TYPE_UNKNOWN'],
    ['too many bytes', 'x'.repeat(50_000), {}, '413 TOO_LARGE'],
    ['a gzip bomb', gzipSync(Buffer.alloc(5_000_000)), { 'content-encoding': 'gzip' }, '413 TOO_LARGE'],
  ])('%s', async (_, body, headers, wanted) => {
    expect(await codeOf(body, headers)).toBe(wanted);
  });

  test.each([
    ['a web page', '<html><body>log in</body></html>', 'it is a web page'],
    ['gzip without its header', gzipSync(roundAt(1_770_620_000)), 'it is an archive (gzip)'],
    ['UTF-16', Buffer.from(roundAt(1_770_620_000), 'utf16le'), 'it is text in UTF-16'],
    ['plain text', 'hello', 'it is not JSON at character 1 of 5'],
    ['half a round', '{"round_info": {', 'the text stops in the middle'],
    ['too many bytes', 'x'.repeat(50_000), 'more than 40000 bytes as it comes'],
  ])('%s, with what is wrong with it', async (_, body, wanted) => {
    expect(PROBLEM.parse((await push(body)).body).error.message).toContain(wanted);
  });

  test('JSON without a round, which is kept with its reason', async () => {
    const notes = { hello: 'world', ['__proto__']: { polluted: true } };
    expect(await codeOf(JSON.stringify(notes), { key: 'beta' })).toBe('422 PUSH_NO_ROUND');
    expect(await codeOf(`{"round_info": ${'1'.repeat(400)}}`, { key: 'beta' })).toBe('422 PUSH_NO_ROUND');
    await drain('beta');
    const codes = (await ledgerOf(database.db, 'beta')).map(({ status, code }) => `${status} ${code}`);
    expect(codes.toSorted()).toEqual(['imported null', 'rejected JSON', 'rejected JSON']);
  });

  test('anything while the database is away, so that curl tries again', async () => {
    const away = await createTestDatabase();
    const { db, close } = await connect({ databaseUrl: away.databaseUrl, home: '/nonexistent' });
    const broken = await buildTestApi({ db, deliver: takeDeliveries(db, async () => undefined) }, CALLERS);
    await away.close();
    const answer = await broken.inject({
      method: 'POST',
      url: '/api/et/rounds',
      headers: { authorization: 'Bearer alpha', 'content-type': 'application/json' },
      payload: roundAt(1_770_630_000),
    });
    expect([answer.statusCode, PROBLEM.parse(answer.json()).error.code]).toEqual([503, 'DATABASE_AWAY']);
    await broken.close();
    await close();
  });
});

test('imports pause from each request to its answer, also where it is refused or broken off', async () => {
  let held = 0;
  const hold = rightOfWay.hold.bind(rightOfWay);
  const spy = vi.spyOn(rightOfWay, 'hold').mockImplementation(() => {
    held += 1;
    const release = once(hold());
    return once(() => {
      held -= 1;
      release();
    });
  });
  await push(roundAt(1_770_900_000));
  await push('{', { key: 'nobody' });
  await push('{');
  const parts = new URL(url);
  const socket = createConnection(Number(parts.port), parts.hostname);
  const head = [
    'POST /api/et/rounds HTTP/1.1',
    'host: x',
    'authorization: Bearer alpha',
    'content-length: 9',
  ];
  socket.write([...head, 'content-type: application/json', '', '{'].join('\r\n'));
  await waitUntil('all four began', () => spy.mock.calls.length === 4);
  socket.destroy();
  await waitUntil('all four ended', () => held === 0);
  spy.mockRestore();
});
