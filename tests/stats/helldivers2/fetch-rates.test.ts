// Rates compared with a separate computation over the statuses themselves.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fetchRates } from '../../../stats/helldivers2/fetch-rates.ts';
import { fetchWar } from '../../../stats/helldivers2/fetch-war.ts';
import { importAnswers } from '../../support/helldivers2/import-answers.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());

const START = Date.parse('2026-03-01T10:00:07Z');
/** One poll a minute for more than six hours, never at the edge of the 300 s of a sample. */
const POLLS = Array.from({ length: 380 }, (_, minute) => ({
  at: new Date(START + minute * 60_000),
  health: 900_000 - minute * 700 - (minute % 7) * 131,
}));

function answerOf({ at, health }: (typeof POLLS)[number]) {
  const planetStatus = [{ index: 5, owner: 2, health, regenPerSecond: 4.1666665, players: 900 }];
  const campaigns = [{ id: 70, planetIndex: 5, type: 0, count: 1, race: 0 }];
  const time = Math.floor((at.getTime() - START) / 10_000) * 10 + 5_000_000;
  return { kind: 'status' as const, at, body: { warId: 801, time, planetStatus, campaigns } };
}

function netOver(windowS: number) {
  const last = POLLS.at(-1)!;
  const first = POLLS.find(({ at }) => at.getTime() >= last.at.getTime() - windowS * 1000)!;
  const seconds = (last.at.getTime() - first.at.getTime()) / 1000;
  return { seconds, net: ((first.health - last.health) / 10_000 / seconds) * 3600 };
}

it('rates use every status of the window, in any order of arrival, and old ones are not kept', async () => {
  const newestFirst = POLLS.toReversed().map(answerOf);
  for (let from = 0; from < newestFirst.length; from += 90)
    await importAnswers(test.db, newestFirst.slice(from, from + 90));
  const rates = (await fetchRates(test.db, (await fetchWar(test.db))!)).get(5);
  for (const [window, seconds] of [
    ['quarter', 900],
    ['hour', 3600],
    ['threeHours', 10_800],
    ['sixHours', 21_600],
  ] as const) {
    const wanted = netOver(seconds);
    expect(rates?.[window]?.seconds, window).toBe(wanted.seconds);
    expect(rates?.[window]?.net, window).toBeCloseTo(wanted.net, 9);
  }
  const kept = await test.db
    .selectFrom('helldivers2.clock')
    .select('observed_at')
    .where('readings', 'is not', null)
    .execute();
  expect(kept).toHaveLength(361);
});
