// Who may open the page from another machine, by which name, and through which proxy.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiApp } from '../../api/game-api.ts';
import { openPage, type Page } from '../../web/open-page.ts';
import type { PageOptions } from '../../web/page-options.ts';
import { buildTestApi, TEST_SECRET } from '../support/api/build-test-api.ts';
import { quietLog } from '../support/quiet-log.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';

const FAR = '192.0.2.7';
const URL_OF_PROXY = 'https://stats.example.org';

let test: TestDatabase;
const open: { page: Page; app: ApiApp }[] = [];

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(async () => {
  for (const { page, app } of open) {
    await app.close();
    await page.close();
  }
  await test.close();
});

async function openFar(http: Partial<PageOptions['http']> = {}) {
  const { log } = quietLog();
  const page = openPage({
    db: test.db,
    log,
    http: { host: '0.0.0.0', url: URL_OF_PROXY, isPublic: false, ...http },
    bindings: { servers: [], owners: [] },
    zone: 'UTC',
    secret: async () => TEST_SECRET,
    games: async () => [],
    operations: null,
    pictures: null,
    health: () => ({ state: 'off', say: 'There is no bot.', latencyMs: null }),
  });
  const app = await buildTestApi({ db: test.db, log, pages: page.addRoutes });
  open.push({ page, app });
  const get = async (url: string, headers: Record<string, string> = {}) =>
    app.inject({ url, remoteAddress: FAR, headers: { host: 'stats.example.org', ...headers } });
  return { get, key: new URL(await page.linkTo(URL_OF_PROXY)).search };
}

describe('the page on another machine', () => {
  it('opens with the key only, which then is a cookie for this site and HTTPS', async () => {
    const { get, key } = await openFar();
    const refused = await get('/');
    expect([refused.statusCode, refused.body]).toEqual([401, expect.stringContaining('npm start')]);
    expect(refused.body).not.toMatch(/<|key=/);
    const opened = await get(`/${key}`);
    expect([opened.statusCode, opened.headers.location]).toEqual([303, '/']);
    const cookie = String(opened.headers['set-cookie']);
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict; Secure$/);
    expect((await get('/', { cookie })).body).toContain('id="role"');
    expect((await get('/', { cookie: cookie.replace('operator', 'guest') })).statusCode).toBe(401);
  });

  it('shows everybody what is public where the operator allows that, and no more', async () => {
    const { get } = await openFar({ isPublic: true });
    const answer = await get('/');
    expect(answer.statusCode).toBe(200);
    expect(answer.body).not.toContain('id="role"');
  });

  it.each(['evil.example', 'stats.example.org.evil.example', 'localhost', '127.0.0.1'])(
    'is not reached by the name %s, key or not',
    async (host) => {
      const { get, key } = await openFar({ isPublic: true });
      expect((await get(`/${key}`, { host })).statusCode).toBe(421);
    },
  );

  it('believes nobody who only says that they are on this machine', async () => {
    const { get } = await openFar();
    expect((await get('/', { 'x-forwarded-for': '127.0.0.1' })).statusCode).toBe(401);
    expect((await get('/', { forwarded: 'for=127.0.0.1' })).statusCode).toBe(401);
  });
});
