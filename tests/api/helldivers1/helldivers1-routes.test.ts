// The routes of Helldivers 1 as clients see them, with an upstream on loopback.
import { createServer, type Server } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createHelldivers1Api } from '../../../api/helldivers1/helldivers1-api.ts';
import type { ApiApp } from '../../../api/game-api.ts';
import { openWarDesk } from '../../../importer/helldivers1/upstream/open-war-desk.ts';
import { parseHelldivers1Settings } from '../../../importer/helldivers1/settings.ts';
import { buildTestApi } from '../../support/api/build-test-api.ts';
import {
  bodyOf,
  rawArchive,
  rawAttack,
  rawDefend,
  rawStatus,
  T0,
} from '../../support/helldivers1/answers.ts';
import { fetchWar } from '../../../stats/helldivers1/fetch-war.ts';
import { forgetAll, importBodies } from '../../support/helldivers1/import-answers.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';
import { quietLog } from '../../support/quiet-log.ts';

const CALLERS = {
  tracker: { name: 'somebody', scopes: ['read', 'track'] },
  reader: { scopes: ['read'] },
  pusher: { scopes: ['push'] },
} as const;
const FAR = '192.0.2.7';

let database: TestDatabase;
let app: ApiApp;
let upstream: Server;
let url: string;
/** The forms that reached the upstream. */
let asked: string[];
let answer: (form: URLSearchParams) => unknown;
let logged: ReturnType<typeof quietLog>;

beforeAll(async () => {
  database = await createTestDatabase();
  upstream = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += String(part)));
    request.on('end', () => {
      asked.push(body);
      response.setHeader('content-type', 'application/json');
      void Promise.resolve(answer(new URLSearchParams(body))).then((said) =>
        response.end(JSON.stringify(said)),
      );
    });
  });
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  upstream.close();
  await database.close();
});

beforeEach(async () => {
  await forgetAll(database.db);
  asked = [];
  answer = (form) =>
    form.get('action') === 'get_campaign_status'
      ? rawStatus()
      : rawArchive({ season: Number(form.get('season')) });
  const address = upstream.address();
  if (address === null || typeof address === 'string') throw new Error('The upstream has no port.');
  url = `http://127.0.0.1:${address.port}/1.0/`;
  await open();
});
afterEach(async () => app.close());

/** Opens the API anew. */
async function open(env: Readonly<Record<string, string>> = {}, most?: number): Promise<void> {
  const read = parseHelldivers1Settings({ HD1_FOLLOW: 'yes', HD1_URL: url, ...env });
  if (!read.ok) throw new Error(read.problems.join());
  const { settings } = read;
  logged = quietLog();
  const openDesk = (db: TestDatabase['db']) => openWarDesk(db, settings, { patienceMs: 500 });
  const game = createHelldivers1Api({ openDesk, appVersion: '1.2.3' });
  app = await buildTestApi({ db: database.db, log: logged.log, games: [game], mostRequests: most }, CALLERS);
}

async function reopen(env: Readonly<Record<string, string>> = {}, most?: number): Promise<void> {
  await app.close();
  await open(env, most);
}

const withKey = (key: string) => ({ authorization: `Bearer ${key}` });
const get = async (url: string, headers = {}) => app.inject({ url: `/api/h1${url}`, headers });

async function post(fields: Record<string, string> | string, type = 'urlencoded', more = {}) {
  const form =
    typeof fields === 'string' ? fields : type === 'multipart' ? new FormData() : new URLSearchParams(fields);
  if (form instanceof FormData && typeof fields !== 'string')
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const request = new Request('http://x/', { method: 'POST', body: form });
  return app.inject({
    method: 'POST',
    url: '/api/h1/rebroadcast',
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
    payload: Buffer.from(await request.arrayBuffer()),
    ...more,
  });
}

describe('/live, /campaign and /seasons', () => {
  test('show the running war, and fetch the archive of another one once for all who ask', async () => {
    await importBodies(database.db, [
      bodyOf(
        rawStatus({ season: 142, defend: rawDefend({ season: 142 }), attacks: [rawAttack({ season: 142 })] }),
      ),
    ]);
    const live = await get('/live');
    expect(live.headers['cache-control']).toBe('public, max-age=10');
    expect(live.json()).toMatchObject({
      code: 200,
      message: 'OK',
      time: expect.closeTo(Date.now(), -5),
      data: {
        appVersion: '1.2.3',
        mapState: [
          { earned: 5, marks: { 11: 'attack' } },
          { earned: 5, marks: { 4: 'defend' } },
          { earned: 5, marks: {} },
        ],
        data: {
          season: 142,
          last_updated: T0,
          live: [{ enemy: 0, points: 50_000, statistics: { kills: 500_000 } }, { enemy: 1 }, { enemy: 2 }],
          events: [
            { type: 'attack', region: 11 },
            { type: 'defend', region: 4 },
          ],
        },
      },
    });
    const newest = (await get('/campaign')).json().data;
    expect(newest).toEqual((await get('/live')).json().data.data);
    asked = [];

    const answers = await Promise.all(Array.from({ length: 20 }, async () => get('/campaign?season=100')));
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    expect(answers[0]?.json().data).toMatchObject({ season: 100, live: [], snapshots: [{ season: 100 }] });
    expect(asked).toEqual(['action=get_snapshots&season=100']);
    const { data } = (await get('/seasons')).json();
    expect(data).toHaveLength(142);
    expect([data[98], data[99], data[141]]).toEqual([
      { season: 99, stored: false, outcome: null },
      { season: 100, stored: true, outcome: null },
      { season: 142, stored: true, outcome: null },
    ]);
  });

  test('ask for the growing archive of the running war once a minute', async () => {
    await importBodies(database.db, [bodyOf(rawStatus({ season: 142 }))]);
    for (const _ of [1, 2]) {
      const campaign = await get('/campaign?season=142');
      expect(campaign.json().data.snapshots.length).toBeGreaterThan(0);
      expect((await get('/campaign')).statusCode).toBe(200);
      expect((await post({ action: 'get_snapshots', season: '142' })).statusCode).toBe(200);
    }
    expect(asked).toHaveLength(1);
  });

  test('name every mistake in the envelope of their clients', async () => {
    const nothing = await get('/live');
    expect([nothing.statusCode, nothing.json()]).toMatchObject([
      500,
      { code: 500, message: 'Internal server error', error: 'No campaign data' },
    ]);
    await importBodies(database.db, [bodyOf(rawStatus({ season: 142 }))]);
    for (const season of ['0', '-1', 'x', '1.5', '', '1e2', '0x64', '+100', '100%20', '%2000', '1000000']) {
      const wrong = await get(`/campaign?season=${season}`);
      expect([wrong.statusCode, wrong.json().message]).toEqual([400, 'Bad Request']);
    }
    answer = () => ({ ...rawArchive({ frames: [] }), introduction_order: null, points_max: null });
    for (let time = 0; time < 2; time++)
      expect((await get('/campaign?season=9')).json()).toMatchObject({
        code: 404,
        message: 'Not found',
        error: "Couldn't find campaign with season 9",
      });
    expect(asked).toHaveLength(1);
    // Above the running war nobody is asked.
    expect((await get('/campaign?season=143')).statusCode).toBe(404);
    expect(asked).toHaveLength(1);
    const wrong = await app.inject({ method: 'DELETE', url: '/api/h1/campaign' });
    expect([wrong.statusCode, wrong.json().message]).toEqual([405, 'Method not allowed']);
    for (const method of ['PUT', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'PURGE'] as const) {
      const other = await app.inject({ method, url: '/api/h1/live' });
      expect([other.statusCode, other.json()]).toMatchObject([
        405,
        { code: 405, message: 'Method not allowed', error: `This address does not take ${method}.` },
      ]);
    }
    const far = await app.inject({ url: '/api/h1/live', remoteAddress: FAR });
    expect([far.statusCode, far.json()]).toMatchObject([401, { message: 'Unauthorized', error: null }]);
  });
});

describe('a war that is not stored', () => {
  const times = async (seasons: readonly number[]) => {
    const replies = await Promise.all(seasons.map(async (season) => get(`/campaign?season=${season}`)));
    return replies.map(({ statusCode }) => statusCode);
  };

  test('is refused quickly and in a sentence when the upstream is silent, however many are asked for', async () => {
    const held = Promise.withResolvers<unknown>();
    answer = () => held.promise;
    const codes = await times(Array.from({ length: 12 }, (_, i) => i + 1));
    expect(codes.filter((code) => code === 503)).toHaveLength(8);
    expect(codes.filter((code) => code === 500)).toHaveLength(4);
    const busy = (await get('/campaign?season=1')).json();
    expect(busy.error).toBe(
      'War 1 is not stored, and the upstream gave no archive of it: The host gave no answer within 0.5 s.',
    );
    expect(JSON.stringify(logged.lines)).not.toContain('    at ');
    held.resolve({});
  });

  test('is refused at once where nobody listens', async () => {
    const nobody = createServer();
    await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', resolve));
    const closed = nobody.address();
    nobody.close();
    await reopen({ HD1_URL: `http://127.0.0.1:${typeof closed === 'object' ? closed?.port : 0}/1.0/` });
    const failed = await get('/campaign?season=5');
    expect([failed.statusCode, failed.json().error]).toEqual([
      500,
      expect.stringMatching(/cannot be reached: ECONNREFUSED\.$/),
    ]);
    expect((await post({ action: 'get_snapshots', season: '5' })).json()).toMatchObject({
      error_code: null,
      error_message: 'Unknown error',
    });
  });

  test('is not requested where the war is not followed; what is stored is shown', async () => {
    await importBodies(database.db, [
      bodyOf(rawStatus({ season: 142 })),
      bodyOf(rawArchive({ season: 141 })),
    ]);
    await reopen({ HD1_FOLLOW: 'no' });
    expect((await get('/live')).json().data.data.season).toBe(142);
    expect((await get('/campaign?season=141')).statusCode).toBe(200);
    expect((await get('/campaign?season=100')).statusCode).toBe(404);
    expect((await post({ action: 'get_snapshots', season: '100' })).statusCode).toBe(404);
    expect((await get('/update', withKey('tracker'))).json().error).toContain('HD1_FOLLOW');
    expect(asked).toEqual([]);
  });
});

test('callers on this machine are limited like others', async () => {
  await reopen({}, 2);
  const codes = [];
  for (let nth = 0; nth < 3; nth++) codes.push((await get('/seasons')).statusCode);
  expect(codes).toEqual([200, 200, 429]);
  expect((await get('/seasons')).json()).toMatchObject({ code: 429, message: 'Too many requests' });
  expect((await app.inject({ url: '/healthz' })).statusCode).toBe(200);
});

test('one war is current everywhere: that of the newest status, of two in one second the later one', async () => {
  const current = async () => {
    const [live, campaign, raw, seasons] = [
      await get('/live'),
      await get('/campaign'),
      await post({ action: 'get_campaign_status' }),
      await get('/seasons'),
    ];
    return [
      live.json().data.data.season,
      campaign.json().data.season,
      raw.json().campaign_status[0].season,
      seasons.json().data.length,
      (await fetchWar(database.db))?.season,
    ];
  };
  await importBodies(database.db, [bodyOf(rawStatus({ season: 99_999 }))]);
  await importBodies(database.db, [bodyOf(rawStatus({ season: 142, time: T0 + 20 }))]);
  expect(await current()).toEqual([142, 142, 142, 142, 142]);
  // In the same second.
  await importBodies(database.db, [bodyOf(rawStatus({ season: 143, time: T0 + 20 }))]);
  await importBodies(database.db, [bodyOf(rawStatus({ season: 141, time: T0 + 20 }))]);
  expect(await current()).toEqual([143, 143, 143, 143, 143]);
  expect((await get('/campaign?season=144')).statusCode).toBe(404);
  expect(asked.filter((form) => form.includes('144'))).toEqual([]);
});

describe('/update', () => {
  test('runs both pipelines once for all who ask, for a key in the header or in the query', async () => {
    const answers = await Promise.all([
      get('/update', withKey('tracker')),
      get('/update?key=tracker'),
      get('/update', withKey('tracker')),
    ]);
    for (const one of answers)
      expect(one.json()).toMatchObject({
        code: 200,
        data: {
          updated: {
            status: { ms: expect.any(Number), season: 200, confirmed: true },
            season: { ms: expect.any(Number), season: 200, confirmed: true },
          },
        },
      });
    expect(asked).toEqual(['action=get_campaign_status', 'action=get_snapshots&season=200']);
    expect(JSON.stringify(logged.lines)).not.toContain('tracker');
  });

  test('refuses others, and says why it failed', async () => {
    const none = await get('/update');
    expect([none.statusCode, none.json().message]).toEqual([400, 'Bad Request']);
    for (const one of [
      await get('/update', withKey('wrong')),
      await get('/update?key=wrong'),
      await get('/update', withKey('reader')),
    ])
      expect([one.statusCode, one.json().error]).toEqual([401, null]);
    expect(asked).toEqual([]);
    answer = () => ({ time: T0, error_code: 1, error_message: 'down' });
    const failed = await get('/update', withKey('tracker'));
    expect([failed.statusCode, failed.json().error]).toEqual([
      500,
      expect.stringContaining('The update failed'),
    ]);
  });
});

describe('/rebroadcast', () => {
  test.each(['urlencoded', 'multipart'])('answers a form sent as %s with the stored bytes', async (type) => {
    const status = bodyOf(JSON.stringify(rawStatus({ season: 142 }), null, 2));
    await importBodies(database.db, [status]);
    const live = await post({ action: 'get_campaign_status' }, type);
    expect(live.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(live.rawPayload).toEqual(status);
    const archive = await post({ action: 'get_snapshots', season: '7' }, type);
    expect(archive.json()).toEqual(rawArchive({ season: 7 }));
    expect((await post({ action: 'get_snapshots', season: '7' }, type)).rawPayload).toEqual(
      archive.rawPayload,
    );
    expect(asked).toHaveLength(1);
    // Neither what was asked nor what was answered is logged.
    expect(JSON.stringify(logged.lines)).not.toMatch(/get_snapshots|get_campaign_status|points_max/);
  });

  test('has the nine errors of the API it stands for', async () => {
    const errors = [
      [
        await post('{}', 'urlencoded', { headers: { 'content-type': 'application/json' } }),
        400,
        0,
        'Invalid Content Type',
      ],
      [await post({}), 400, 1, 'No action set'],
      [await post({ action: 'get_everything' }), 400, 2, 'Invalid action'],
      [await post({ action: 'get_snapshots' }), 400, 3, 'Missing or invalid arguments'],
      [await post({ action: 'get_snapshots', season: 'x' }), 400, 3, 'Missing or invalid arguments'],
      [await post({ action: 'get_campaign_status', season: '1' }), 400, 3, 'Missing or invalid arguments'],
      [await post({ action: 'get_campaign_status' }), 404, 4, 'Not found'],
      [await post({ action: 'get_leaderboards' }), 404, 4, 'Not found'],
      [await get('/rebroadcast'), 405, 5, 'Method not allowed'],
      [await post({}, 'urlencoded', { remoteAddress: FAR }), 401, 6, 'Unauthorized'],
      [await post({}, 'urlencoded', { headers: { ...withKey('wrong') } }), 401, 6, 'Unauthorized'],
      [await post({}, 'urlencoded', { headers: withKey('pusher') }), 403, 7, 'Forbidden'],
    ] as const;
    for (const [{ statusCode, ...reply }, status, code, text] of errors) {
      expect([statusCode, reply.json()]).toEqual([
        status,
        { time: expect.any(Number), error_code: code, error_message: text },
      ]);
      expect(Number.isInteger(reply.json().time)).toBe(true);
    }
  });

  test('keeps counters that exceed a number to the digit', async () => {
    const text = JSON.stringify(rawStatus({ season: 142 })).replace(
      '"kills":500000',
      '"kills":9007199254740995',
    );
    await importBodies(database.db, [Buffer.from(text)]);
    expect((await post({ action: 'get_campaign_status' })).body).toBe(text);
  });
});
