// Mistakes that other programs made with the answers of this game, each named after what is right.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { countPlayers } from '../../../stats/helldivers1/count-players.ts';
import { fetchWar } from '../../../stats/helldivers1/fetch-war.ts';
import { ratiosToShow } from '../../../stats/helldivers1/ratios.ts';
import { bodyOf, rawAttack, rawDefend, rawStatus, T0 } from '../../support/helldivers1/answers.ts';
import { exportRows, forgetAll, importBodies, type Row } from '../../support/helldivers1/import-answers.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(async () => test.close());
beforeEach(async () => forgetAll(test.db));

const say = async (...raws: readonly unknown[]) => importBodies(test.db, raws.map(bodyOf));
const fronts = async (): Promise<Row[]> => exportRows(test.db, 'hd1-fronts');

it('no share exceeds 100 %, however many points a front has taken or an assault has won', async () => {
  const over = { points: 250_000, points_taken: 500_000 };
  await say(
    rawStatus({
      fronts: [{ ...over, status: 'defeated' }, over, over],
      attacks: [rawAttack({ enemy: 1, points: 90_000, points_max: 30_000 })],
    }),
  );
  const shares = (await fronts()).flatMap((front) =>
    Object.values(front['regions'] ?? {}).map((region: readonly [string, number]) => region[1]),
  );
  expect(shares).toHaveLength(33);
  expect(Math.max(...shares)).toBe(100);
  expect(Math.min(...shares)).toBe(0);
});

it.each(['success', 'fail'])(
  'a defence and an assault that ended with %s change no region',
  async (status) => {
    const events = { defend: rawDefend({ status }), attacks: [rawAttack({ status })] };
    await say(rawStatus(events));
    expect((await fronts()).map((front) => front['marks'])).toEqual([{}, {}, {}]);
    expect((await fetchWar(test.db))?.events).toEqual([]);
  },
);

it('an event of an earlier war is stored under that war, not dropped', async () => {
  await say(rawStatus({ defend: rawDefend({ season: 199 }), attacks: [rawAttack({ season: 150 })] }));
  expect((await exportRows(test.db, 'hd1-events')).map((event) => [event['type'], event['season']])).toEqual([
    ['attack', 150],
    ['defend', 199],
  ]);
});

it('the war of an answer is the one of its fronts, whatever its slots say', async () => {
  const { confirmed } = await say(rawStatus({ defend: rawDefend({ season: 199 }) }));
  expect(confirmed).toEqual([200]);
});

it.each([
  ['absent', undefined],
  ['null', null],
  ['an empty list', []],
  ['of a shape nobody knows', { season: 'x' }],
  ['a text', 'none'],
])('a war is kept when its defence is %s', async (_, defend) => {
  await say({ ...rawStatus(), defend_event: defend });
  expect(await exportRows(test.db, 'hd1-seasons')).toMatchObject([{ season: 200, confirmed: true }]);
});

it('empty lists end nothing and delete nothing', async () => {
  await say(rawStatus({ defend: rawDefend(), attacks: [rawAttack()] }));
  await say({ ...rawStatus({ time: T0 + 20 }), defend_event: null, attack_events: [] });
  expect((await exportRows(test.db, 'hd1-events')).map((event) => event['status'])).toEqual([
    'active',
    'active',
  ]);
});

it('an error that comes with status 200 is not read as a war', async () => {
  await say(rawStatus());
  const { rejected } = await say({ errors: { detail: 'Not Found' } });
  expect(rejected).toHaveLength(1);
  expect(await exportRows(test.db, 'hd1-seasons')).toHaveLength(1);
});

it.each([
  ['2^63', '9223372036854775808', '9223372036854775808'],
  [
    'of more than 64 bits',
    '340282366920938463463374607431768211456',
    '340282366920938463463374607431768211456',
  ],
  ['below -2^63', '-9223372036854775809', '-9223372036854775809'],
  ['with an exponent', '1.8446744073709552e+19', '18446744073709551616'],
])(
  'a counter %s is kept to the digit and marked, and is in no ratio and no sum',
  async (_, written, kept) => {
    const text = JSON.stringify(rawStatus()).replace('"kills":500000', `"kills":${written}`);
    await say(text.replace('"players":100,', `"players":${written},`));
    const [sample] = await exportRows(test.db, 'hd1-live-samples');
    expect(JSON.stringify(sample)).toContain(`"kills":${kept},`);
    const war = (await fetchWar(test.db))!;
    const [first] = war.fronts;
    expect(first?.counters?.kills).toBe(BigInt(kept));
    expect(first?.suspect.length).toBeGreaterThan(0);
    expect(ratiosToShow(first!)).toEqual({ winRate: null, accuracy: null, killsPerDeath: null });
    expect(countPlayers(war.fronts)).toBe(101 + 102);
  },
);

it('players of fronts that only the statistics name count among all', async () => {
  const { campaign_status: fronts, ...rest } = rawStatus();
  await say({ ...rest, campaign_status: fronts.slice(0, 2) });
  expect(await exportRows(test.db, 'hd1-seasons')).toMatchObject([{ totalPlayers: 100 + 101 + 102 }]);
});

it('a zero byte in the message of an error does not break the import', async () => {
  const { rejected } = await say({ time: T0, error_code: 3, error_message: 'a\u0000b\u202Ec' });
  expect(rejected[0]?.failure).toMatchObject({
    code: 'ERROR_ANSWER',
    reason: 'the API answered with error 3: a b c',
  });
});

it('front 0, region 0, 0 points and 0 players are values', async () => {
  const zero = rawDefend({ region: 0, enemy: 0, points: 0 });
  await say(rawStatus({ fronts: [{ points: 0 }], statistics: [{ players: 0 }], defend: zero }));
  expect((await fronts())[0]).toMatchObject({ enemy: 0, points: 0, players: 0, earned: 0, influencePct: 0 });
  expect(await exportRows(test.db, 'hd1-events')).toMatchObject([{ region: 0, enemy: 0, points: 0 }]);
});
