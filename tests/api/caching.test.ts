import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { storeDecision } from '../../database/store-decision.ts';
import { buildTestApi } from '../support/api/build-test-api.ts';
import { makeKey } from '../support/api/make-key.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => database.close());

test('an answer that a client has is not computed again until something is decided, for each caller apart', async () => {
  let computed = 0;
  const app = await buildTestApi({
    ...database,
    mostRequests: 1e9,
    pages: (pages) => {
      const config = { access: 'read', isCached: true } as const;
      const schema = { summary: 'Greet', response: { 200: z.object({ name: z.string() }) } };
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
