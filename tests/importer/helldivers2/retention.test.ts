import { afterAll, beforeAll, expect, it } from 'vitest';
import { createHelldivers2Importer } from '../../../importer/helldivers2/helldivers2-importer.ts';
import type { Kind } from '../../../importer/helldivers2/kinds.ts';
import { drainInbox } from '../../../importer/inbox/drain-inbox.ts';
import { storePayloads } from '../../../importer/inbox/store-payloads.ts';
import { maintainGames } from '../../../importer/maintain-games.ts';
import { fetchTableCounts } from '../../../stats/helldivers2/health/fetch-table-counts.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(async () => test.close());

const START = Date.UTC(2026, 2, 5, 12);
const MINUTE = 60_000;
const importer = createHelldivers2Importer({});

const answer = (kind: Kind, minute: number, body: unknown) => ({
  source: 'manual',
  game: 'helldivers2',
  kind,
  subject: '-',
  contentType: 'application/json',
  isSnapshot: true,
  observedAt: new Date(START + minute * MINUTE),
  body: Buffer.from(JSON.stringify(body)),
});
const status = (warId: number, minute: number) =>
  answer('status', minute, {
    warId,
    time: 1000 + minute * 60,
    planetStatus: [{ index: 0, owner: 1, health: minute, players: 1 }],
  });
const news = (minute: number, message: string) => answer('news', minute, [{ id: 1, published: 5, message }]);

async function kept(kind: Kind) {
  const rows = await test.db
    .selectFrom('core.payloads')
    .select('observed_at')
    .where('kind', '=', kind)
    .orderBy('observed_at')
    .execute();
  return rows.map(({ observed_at }) => ((observed_at?.getTime() ?? 0) - START) / MINUTE);
}

it('keeps one status per 15 minutes for a week, the newest, the last of each war, and dispatches by content', async () => {
  const day = 24 * 60;
  await storePayloads(test.db, [
    ...[0, 5, 20].map((minute) => status(800, minute)),
    ...[day, 9 * day, 9 * day + 1, 9 * day + 20, 10 * day, 10 * day + 2].map((minute) => status(801, minute)),
    ...[0, 5, 10].map((minute) => news(minute, 'ONE')),
    ...[15, 20].map((minute) => news(minute, 'TWO')),
  ]);
  await drainInbox(test.db, (await importer.openSource(test.db, 'manual'))!);
  const before = await fetchTableCounts(test.db);
  await maintainGames(test.db, async () => importer);
  expect(await kept('status')).toEqual([20, 9 * day, 9 * day + 20, 10 * day, 10 * day + 2]);
  expect(await kept('news')).toEqual([0, 15, 20]);
  expect(await fetchTableCounts(test.db)).toEqual(before);
  const { bodies } = await test.db
    .selectFrom('core.bodies')
    .select(({ fn }) => fn.countAll<number>().as('bodies'))
    .executeTakeFirstOrThrow();
  expect(bodies).toBe(7);
});
