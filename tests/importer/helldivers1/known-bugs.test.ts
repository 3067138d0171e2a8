// Mistakes that other programs made with the answers of this game, each named after what is right.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { campaignOf } from '../../../api/helldivers1/campaign-schema.ts';
import { courseProps } from '../../../bot/helldivers1/replies/course-props.ts';
import { eventLine } from '../../../bot/helldivers1/replies/event-line.ts';
import { buildWarReply } from '../../../bot/helldivers1/replies/war-reply.ts';
import { runningEvent, sayCourse } from '../../../bot/helldivers1/replies/war-words.ts';
import { formatStatus } from '../../../cli/helldivers1/format-status.ts';
import { statusJson } from '../../../cli/helldivers1/status-json.ts';
import { countPlayers } from '../../../stats/helldivers1/count-players.ts';
import { fetchCampaign } from '../../../stats/helldivers1/fetch-campaign.ts';
import { fetchCourse } from '../../../stats/helldivers1/fetch-course.ts';
import { fetchWar } from '../../../stats/helldivers1/fetch-war.ts';
import { isNear } from '../../../stats/helldivers1/pace.ts';
import { ratiosToShow } from '../../../stats/helldivers1/ratios.ts';
import {
  bodyOf,
  frameText,
  rawArchive,
  rawAttack,
  rawDefend,
  rawStatus,
  T0,
} from '../../support/helldivers1/answers.ts';
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
  const full = { points: 100_000, points_taken: 500_000 };
  await say(
    rawStatus({
      fronts: [{ ...full, points: 250_000, status: 'defeated' }, full, full],
      attacks: [rawAttack({ enemy: 1, points: 30_000, points_max: 30_000 })],
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

/** Writes numbers that JSON.stringify cannot. */
const spell = (raw: unknown): string => JSON.stringify(raw).replaceAll(/"#(-?\d+)"/g, '$1');
const UNKNOWN = { earned: null, regions: null, influencePct: null, inProgressPercent: null };

it.each([
  [{ points: '#4611686018427387904' }, ['points>2^31']],
  [{ points_max: '#4611686018427387904' }, ['points_max>2^31']],
  [{ points_max: '#9223372036854775808' }, ['points_max>2^31']],
  [{ points: '#340282366920938463463374607431768211456' }, ['points>2^31']],
  [{ points: 1_099_511_627_776 }, ['points>2^31']],
  [{ points: 100_001 }, ['points>points_max']],
  [{ points: -100 }, ['points<0']],
  [{ points_max: -5 }, ['points_max<=0']],
])(
  'a front with %o is kept to the digit and marked, and nothing is computed from it',
  async (front, marks) => {
    await say(spell(rawStatus({ fronts: [front] })));
    const [first, second] = await fronts();
    expect(first).toMatchObject({ ...UNKNOWN, suspect: marks, winRate: 0.6 });
    expect(second).toMatchObject({ earned: 5, suspect: [] });
    const written = JSON.stringify(first);
    for (const [name, value] of Object.entries(front)) {
      const key = name === 'points' ? 'points' : 'pointsMax';
      expect(written).toContain(`"${key}":${String(value).replace('#', '')},`);
    }
    const war = (await fetchWar(test.db))!;
    expect(sayCourse(war.fronts[0]!, 'en')).toBe('regions unknown');
    const wording = { locale: 'en', hasPictures: true, mention: (name: string) => `/${name}` };
    expect(JSON.stringify(buildWarReply(war, new Date(T0 * 1000), wording))).toContain(
      'Super Earth ???????????',
    );
    expect(formatStatus(war, [], new Date(T0 * 1000)).join('\n')).toContain('Bugs       regions unknown');
    expect(JSON.stringify(statusJson(war, []))).toContain('"influencePct":null');
    const { live } = campaignOf((await fetchCampaign(test.db))!);
    expect(live[0]).toMatchObject({ suspect: marks, map: { earned: null, regions: null } });
  },
);

it('points_taken of 2^63 is kept to the digit and marked; the regions do not depend on it', async () => {
  await say(spell(rawStatus({ fronts: [{ points_taken: '#9223372036854775808' }] })));
  const [first] = await fronts();
  expect(first).toMatchObject({ earned: 5, suspect: ['points_taken>2^31'] });
  expect(JSON.stringify(first)).toContain('"taken":9223372036854775808,');
});

it.each([
  ['points', '#9223372036854775808', 'points>2^31'],
  ['points', 1_099_511_627_776, 'points>2^31'],
  ['points', -1, 'points<0'],
  ['points_max', '#9223372036854775808', 'points_max>2^31'],
  ['points_max', 0, 'points_max<=0'],
])('an assault with %s of %s is kept and marked, without share, pace or alert', async (name, value, mark) => {
  await say(spell(rawStatus({ attacks: [{ ...rawAttack(), [name]: value }] })));
  const [event] = await exportRows(test.db, 'hd1-events');
  expect(event).toMatchObject({ eventId: 700, suspect: [mark], pace: null });
  expect(JSON.stringify(event)).toContain(
    `"${name === 'points' ? 'points' : 'pointsMax'}":${String(value).replace('#', '')},`,
  );
  const [state] = (await fetchWar(test.db))!.events;
  expect(state).toMatchObject({ pace: null, expected: null, neededPerHour: null });
  expect(isNear(state!)).toBe(false);
  expect(runningEvent(state!, 'en')).toContain('\npoints unknown\n-# running, ends');
  expect(eventLine(state!, 'en')).toContain('**running**, points unknown, ');
  const [sample] = await exportRows(test.db, 'hd1-event-samples');
  expect(JSON.stringify(sample)).toContain(
    `"points":${name === 'points' ? String(value).replace('#', '') : 800},`,
  );
});

it('points of 2^63 in an archive cost no frame: kept to the digit, marked, a gap in the chart', async () => {
  const data = frameText().replace('10,', '9223372036854775808,');
  const frames = [{ time: T0 - 172_800, data }, { time: T0 - 86_400 }];
  await say(rawArchive({ frames }));
  const rows = await exportRows(test.db, 'hd1-snapshots');
  expect(rows.map((row) => row['suspect'])).toEqual([
    [['points>2^31'], [], []],
    [[], [], []],
  ]);
  expect(JSON.stringify(rows[0])).toContain('"points":9223372036854775808,');
  const props = courseProps((await fetchCourse(test.db, 200))!, 'en');
  expect(props.fronts.map(({ values }) => values[0])).toEqual([null, 0.01, 0.01]);
  expect(props.detail).toContain('1 unknown value');
});

it.each(['#9223372036854775808', -5, 0])('points_max of %s in an archive costs no war', async (goal) => {
  await say(spell({ ...rawArchive(), points_max: [goal, 100_000, 100_000] }));
  const [row] = await exportRows(test.db, 'hd1-seasons');
  expect(JSON.stringify(row)).toContain(`"pointsMax":[${String(goal).replace('#', '')},100000,100000]`);
  const { snapshots } = campaignOf((await fetchCampaign(test.db, 200))!);
  expect(snapshots[0]?.suspect[0]).toHaveLength(goal === 0 ? 0 : 1);
  const props = courseProps((await fetchCourse(test.db, 200))!, 'en');
  expect(props.fronts.map(({ values }) => values[0])).toEqual([null, 0.01, 0.01]);
});
