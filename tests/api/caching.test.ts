import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { ApiApp } from '../../api/game-api.ts';
import { connect } from '../../database/connect.ts';
import { storeDecision } from '../../database/store-decision.ts';
import { revokeApiKey } from '../../people/api-keys.ts';
import { buildTestApi } from '../support/api/build-test-api.ts';
import { makeKey } from '../support/api/make-key.ts';
import { importFiles } from '../support/etlegacy/import-files.ts';
import { simulateFiles } from '../support/etlegacy/round-files.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  // Tags are computed anew after some seconds, which a slow machine needs for a test.
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterAll(async () => {
  vi.useRealTimers();
  await database.close();
});

const config = { access: 'read', isCached: true } as const;
const schema = { summary: 'Greet', response: { 200: z.object({ name: z.string() }) } };

test('an answer that a client has is not computed again until something is decided, for each caller apart', async () => {
  let computed = 0;
  const app = await buildTestApi({
    ...database,
    mostRequests: 1e9,
    pages: (pages) => {
      pages.get('/greet', { config, schema }, async ({ caller }) => {
        computed += 1;
        return { name: caller?.name ?? '' };
      });
    },
  });
  const [anna, ben] = [
    await makeKey(database.db, { name: 'anna' }),
    await makeKey(database.db, { name: 'ben' }),
  ];
  const ask = async (key: typeof anna, tag?: string) =>
    app.inject({
      url: '/greet',
      headers: { ...key, ...(tag === undefined ? {} : { 'if-none-match': tag }) },
    });
  const first = await ask(anna);
  const tag = String(first.headers.etag);
  const again = await Promise.all(Array.from({ length: 20 }, async () => ask(anna, tag)));
  expect(again.map(({ statusCode, body, headers }) => [statusCode, body, headers.etag])).toEqual(
    again.map(() => [304, '', tag]),
  );
  expect(computed).toBe(1);

  // What another caller has says nothing about this one's answer.
  expect([(await ask(ben, tag)).json(), computed]).toEqual([{ name: 'ben' }, 2]);
  expect([(await ask(anna, 'W/"other"')).statusCode, computed]).toEqual([200, 3]);

  await storeDecision(database.db, { kind: 'rename/default', subject: 'A=B', by: 'anna' });
  expect([(await ask(anna, tag)).statusCode, computed]).toEqual([304, 4]);
  await app.close();
});

test('an import, a decision and a revoked key of another process count from the next request on', async () => {
  const elsewhere = await connect({ databaseUrl: database.databaseUrl, home: '/nonexistent' });
  let computed = 0;
  const app = await buildTestApi({
    ...database,
    pages: (pages: ApiApp) => {
      pages.get('/greet', { config, schema }, async () => {
        computed += 1;
        return { name: 'everybody' };
      });
    },
  });
  const key = await makeKey(elsewhere.db, { name: 'poller' });
  const ask = async (tag = '') => app.inject({ url: '/greet', headers: { ...key, 'if-none-match': tag } });
  const tag = String((await ask()).headers.etag);
  const askAgain = async () => [(await ask(tag)).statusCode, computed];
  expect([await askAgain(), await askAgain()]).toEqual([
    [304, 1],
    [304, 1],
  ]);
  const [file] = simulateFiles(1);
  if (file === undefined) throw new Error('no file');
  await importFiles(elsewhere.db, [{ name: file.name, body: Buffer.from(file.text) }]);
  expect(await askAgain()).toEqual([304, 2]);
  await storeDecision(elsewhere.db, { kind: 'rename/default', subject: 'C=D', by: 'ben' });
  expect([await askAgain(), await askAgain()]).toEqual([
    [304, 3],
    [304, 3],
  ]);
  await revokeApiKey(elsewhere.db, 'poller');
  expect(await askAgain()).toEqual([401, 3]);
  await app.close();
  await elsewhere.close();
});
