// What somebody learns by measuring logins, and whether many logins at once keep others out.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sql } from 'kysely';
import { hashPassword } from '../../api/auth/passwords.ts';
import type { ApiApp } from '../../api/game-api.ts';
import { storeApiUser } from '../../people/api-users.ts';
import { buildTestApi } from '../support/api/build-test-api.ts';
import { makeKey } from '../support/api/make-key.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';

const RIGHTS = { scopes: ['read'], reach: { isEverything: false, guilds: [], sources: [] } } as const;

let database: TestDatabase;
let app: ApiApp;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await buildTestApi({ ...database, mostRequests: 1e9 });
  await storeApiUser(database.db, { ...RIGHTS, name: 'anna', password: await hashPassword('of anna') });
});
beforeEach(async () => {
  await database.db.deleteFrom('core.api_login_failures').execute();
});
afterAll(async () => {
  await app.close();
  await database.close();
});

const login = async (username: string, from: number) =>
  app.inject({
    method: 'POST',
    url: '/api/auth/login',
    payload: { username, password: 'wrong' },
    // Each from an address of its own, so that none has to pause.
    remoteAddress: `192.0.2.${from}`,
  });

test('the time of a refusal does not tell whether there is such a user', async () => {
  const PAIRS = 30;
  const known: number[] = [];
  const unknown: number[] = [];
  const time = async (name: string, from: number): Promise<number> => {
    const began = performance.now();
    expect((await login(name, from)).statusCode).toBe(401);
    return performance.now() - began;
  };
  await time('nobody', 250);
  for (let pair = 0; pair < PAIRS; pair++) {
    // Both orders equally often, and each user few times: five failures of one name make a pause.
    if (pair % 4 === 0) await database.db.deleteFrom('core.api_login_failures').execute();
    const first = pair % 2 === 0;
    if (first) known.push(await time('anna', pair + 1));
    unknown.push(await time(`nobody${pair}`, pair + 101));
    if (!first) known.push(await time('anna', pair + 1));
  }
  // How often a known name took longer than an unknown one: by chance half of the time, give or take 0.075.
  const longer = known.flatMap((a) => unknown.map((b) => Number(a > b)));
  const share = longer.reduce((sum, one) => sum + one, 0) / longer.length;
  expect(share).toBeGreaterThan(0.2);
  expect(share).toBeLessThan(0.8);
});

test('fifty logins at once are checked one after the other, while others are answered', async () => {
  const reader = await makeKey(database.db);
  let checked = 0;
  const logins = Array.from({ length: 50 }, async (_, at) => {
    const { statusCode } = await login(`nobody${at}`, at + 1);
    checked += 1;
    return statusCode;
  });
  let answered = 0;
  let most = 0;
  while (checked < 40) {
    const { statusCode } = await app.inject({ url: '/api/et/servers', headers: reader });
    expect(statusCode).toBe(200);
    if (checked < 40) answered += 1;
    const { rows } = await sql<{ open: number }>`
      select count(*)::int as open from pg_stat_activity where datname = current_database()`.execute(
      database.db,
    );
    most = Math.max(most, rows[0]?.open ?? 0);
  }
  // More than one for each login that is checked: nobody waits for the queue.
  expect(answered).toBeGreaterThan(20);
  expect(most).toBeLessThanOrEqual(10);
  expect(new Set(await Promise.all(logins))).toEqual(new Set([401]));
});
