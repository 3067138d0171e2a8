// Mistakes that other programs made with the war's answers, each named after the correct behaviour.
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fetchWarHealthLines } from '../../../cli/helldivers2/war-health-lines.ts';
import { KNOWN_MOMENTS } from '../../../importer/helldivers2/news/known-moments.data.ts';
import type { Kind } from '../../../importer/helldivers2/kinds.ts';
import { fetchAsk } from '../../../importer/helldivers2/upstreams/fetch-ask.ts';
import { openUpstream } from '../../../importer/helldivers2/upstreams/upstream.ts';
import {
  readUpstreamSettings,
  UPSTREAMS,
} from '../../../importer/helldivers2/upstreams/upstream-settings.ts';
import { wipeWar } from '../../../importer/helldivers2/wipe-war.ts';
import { parseInfo } from '../../../parsers/helldivers2/parse-info.ts';
import { exportChanges } from '../../../stats/helldivers2/export/export-changes.ts';
import { exportEvents } from '../../../stats/helldivers2/export/export-events.ts';
import { exportHistory } from '../../../stats/helldivers2/export/export-history.ts';
import { exportNews } from '../../../stats/helldivers2/export/export-news.ts';
import { exportOrders } from '../../../stats/helldivers2/export/export-orders.ts';
import { exportPlanets } from '../../../stats/helldivers2/export/export-planets.ts';
import { exportRegions } from '../../../stats/helldivers2/export/export-regions.ts';
import { exportSamples } from '../../../stats/helldivers2/export/export-samples.ts';
import { fetchHappenings } from '../../../stats/helldivers2/fetch-happenings.ts';
import type { Exporter, ExportRow } from '../../../stats/game-exports.ts';
import { isStored } from '../../../stats/helldivers2/health/is-stored.ts';
import { fetchWarHealth } from '../../../stats/helldivers2/health/fetch-war-health.ts';
import { importAnswers } from '../../support/helldivers2/import-answers.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => wipeWar(test.db));
afterAll(async () => test.close());

const START = Date.UTC(2026, 2, 5, 12);
const at = (minute: number): Date => new Date(START + minute * 60_000);
const GAME = 64_880_000;
const game = (minute: number): number => GAME + Math.floor(minute * 6 * 0.998) * 10;

const planet = (index: number, owner: number, more = {}) => ({
  index,
  owner,
  health: 500_000,
  players: 100,
  ...more,
});
const status = (minute: number, more: Readonly<Record<string, unknown>> = {}) => ({
  warId: 801,
  time: game(minute),
  planetStatus: [planet(0, 1), planet(3, 2), planet(7, 1)],
  ...more,
});
const info = {
  warId: 801,
  startDate: 1_706_040_313,
  endDate: 1_833_653_095,
  planetInfos: [0, 3, 7].map((index) => ({
    index,
    position: { x: 0, y: 0 },
    waypoints: [],
    sector: 7,
    maxHealth: 1_000_000,
  })),
  planetRegions: [
    { planetIndex: 3, regionIndex: 0, maxHealth: 100_000 },
    { planetIndex: 3, regionIndex: 1, maxHealth: 100_000 },
  ],
};
const event = {
  id: 61,
  planetIndex: 7,
  eventType: 1,
  race: 2,
  health: 5,
  maxHealth: 10,
  startTime: GAME,
  expireTime: GAME + 86_400,
};

async function say(kind: Kind, minute: number, body: unknown, source = 'manual') {
  const [outcome] = await importAnswers(test.db, [{ kind, at: at(minute), body, source }]);
  return outcome!;
}
const rowsOf = async (exporter: Exporter): Promise<ExportRow[]> => Array.fromAsync(exporter(test.db, []));

describe('a dispatch', () => {
  it('has one date, the right one, whatever the clock offset of the answer', async () => {
    await importAnswers(test.db, [
      {
        kind: 'news',
        at: new Date('2025-04-09T11:37:06Z'),
        source: 'community',
        body: [{ id: 2797, published: '2024-03-13T09:47:39.5835736Z', type: 0 }],
      },
      {
        kind: 'news',
        at: new Date('2024-05-19T10:10:08Z'),
        source: 'community',
        body: [{ id: 2797, published: '2024-03-10T14:22:41.1062831Z', type: 0 }],
      },
    ]);
    const [news] = await rowsOf(exportNews);
    expect(news).toMatchObject({ publishedGame: 2_414_563, about: true });
    expect(String(news!['publishedAt'])).toContain('Mar 06 2024');
    // Where an answer has game seconds, they are used.
    await importAnswers(test.db, [{ kind: 'news', at: at(0), body: [{ id: 2797, published: 2_414_570 }] }]);
    expect(await rowsOf(exportNews)).toMatchObject([{ publishedGame: 2_414_570 }]);
  });

  it('keeps its date when later answers have another offset', async () => {
    await say('status', 0, status(0));
    await say('news', 1, [{ id: 5, published: game(-60), message: 'NEWS' }]);
    const before = await rowsOf(exportNews);
    await say('status', 60 * 24 * 30, status(60 * 24 * 30));
    await say('news', 60 * 24 * 30, [{ id: 5, published: game(-60), message: 'NEWS' }]);
    expect((await rowsOf(exportNews))[0]?.['publishedAt']).toEqual(before[0]?.['publishedAt']);
    expect(Math.abs(Number(before[0]?.['publishedAt']) - at(-60).getTime())).toBeLessThan(120_000);
  });

  it('is optional: an answer without dispatches is imported like any other', async () => {
    expect(await say('news', 0, [])).toMatchObject({ status: 'imported' });
    expect(await rowsOf(exportNews)).toEqual([]);
  });

  it('is dated to two minutes near a moment at which the game clock is known', async () => {
    const beside = KNOWN_MOMENTS.flatMap((moment, id) =>
      [-3000, -600, 0, 600, 3000].map((apart, turn) => ({
        id: id * 10 + turn,
        published: moment.timeGame + apart,
        wanted: moment.at.getTime() + apart * 1000,
      })),
    );
    await say(
      'news',
      0,
      beside.map(({ id, published }) => ({ id, published })),
    );
    const dates = new Map((await rowsOf(exportNews)).map((row) => [row['id'], Number(row['publishedAt'])]));
    for (const { id, wanted } of beside)
      expect(Math.abs(dates.get(id)! - wanted)).toBeLessThanOrEqual(120_000);
  });

  it('can be stored without a message, which a later answer adds', async () => {
    await say('news', 0, [{ id: 5, published: GAME }]);
    await say('news', 1, [{ id: 5, published: GAME, message: 'NEWS' }]);
    await say('news', 2, [{ id: 5, published: GAME }]);
    expect(await rowsOf(exportNews)).toMatchObject([{ message: 'NEWS' }]);
  });

  it('that is the newest is shown with its age when it is old', async () => {
    const minutes = 22 * 24 * 60;
    await say('status', 0, status(0));
    await say('news', 1, [{ id: 5, published: game(0), message: 'NEWS' }]);
    const line = async (minute: number) =>
      (await fetchWarHealthLines(test.db, at(minute))).find((one) => one.say.includes('dispatch'));
    expect(await line(60)).toEqual({ isWell: true, say: expect.stringContaining('(60 min ago)') });
    await say('status', minutes, status(minutes));
    await say('news', minutes, [{ id: 4, published: game(-100), message: 'OLDER NEWS' }]);
    expect(await line(minutes)).toEqual({
      isWell: false,
      say: expect.stringMatching(/22 days ago.*upstream/),
    });
  });

  it.each(UPSTREAMS)('is requested from %s from a recent moment on, in one language', async (upstream) => {
    const opened = openUpstream(readUpstreamSettings({ HD2_UPSTREAM: upstream, HD2_CONTACT: 'tests' }));
    const from = async () => {
      const url = opened.address('news', { ...(await fetchAsk(test.db, at(0))), planet: 0 });
      if (upstream !== 'manual') expect(url?.searchParams.get('maxEntries')).toBe('1024');
      expect(url?.search).not.toContain('&?');
      return Number(url?.searchParams.get(upstream === 'manual' ? 'from' : 'fromTimestamp'));
    };
    // Nothing is stored yet: two weeks before the last known moment of the clock.
    expect(Math.abs((await from()) - (GAME - 14 * 86_400))).toBeLessThan(5 * 86_400);
    await say('status', 0, status(0));
    expect(await from()).toBe(GAME - 14 * 86_400);
    await say('news', 0, [{ id: 5, published: GAME - 100 }]);
    expect(await from()).toBe(GAME - 3700);
    expect(opened.host.headers?.['Accept-Language']).toBe('en-US');
  });
});

describe('a deadline', () => {
  it('keeps its first value while answers shift it slightly, and follows a real extension', async () => {
    for (const minute of [0, 1, 2, 30])
      await say('status', minute, status(minute, { planetEvents: [event] }));
    const [first] = await rowsOf(exportEvents);
    expect(first?.['expireAt']).toEqual(at(24 * 60));
    await say(
      'status',
      31,
      status(31, { planetEvents: [{ ...event, expireTime: event.expireTime + 3600 }] }),
    );
    const moved = Number((await rowsOf(exportEvents))[0]?.['expireAt']) - at(25 * 60).getTime();
    expect(Math.abs(moved)).toBeLessThan(60_000);
  });

  it('does not pass while the war is paused, and the pause is shown', async () => {
    await say('info', 0, info);
    const still = (players: number) =>
      status(0, {
        planetEvents: [event],
        planetStatus: [planet(0, 1), planet(3, 2, { players }), planet(7, 1)],
      });
    for (const minute of [0, 5, 60 * 30]) await say('status', minute, still(minute));
    expect((await fetchWarHealth(test.db)).pausedSince).toEqual(at(0));
    const readEvent = async () => (await rowsOf(exportPlanets)).find((row) => row['planet'] === 7);
    expect(await readEvent()).toMatchObject({ hoursLeft: 24, elapsedPct: 0, net: null });
    await say('status', 60 * 30 + 20, status(20, { planetEvents: [event] }));
    expect((await fetchWarHealth(test.db)).pausedSince).toBeNull();
    const after = await readEvent();
    expect(after?.['hoursLeft']).toBeCloseTo(24 - 20 / 60, 0);
    // Of the event's own day, without the 30 hours in which the clock stood still.
    expect(after?.['elapsedPct']).toBeCloseTo(100 * (1 - Number(after?.['hoursLeft']) / 24), 2);
  });
});

describe('the history of a planet', () => {
  it('has the times of its rows, not that of the answer, and gets no new row when the answer is repeated', async () => {
    await say('planets', 0, { 3: { name: 'Creek' } });
    const row = (hour: number) => ({
      created_at: `2026-03-05T0${hour}:00:00.000+00:00`,
      planet_index: 3,
      current_health: hour,
      max_health: 10,
      player_count: 0,
    });
    await say('history', 0, [row(2), row(1)]);
    await say('history', 30, [row(3), row(2), row(1)]);
    expect((await rowsOf(exportHistory)).map((one) => one['at'])).toEqual(
      [1, 2, 3].map((hour) => new Date(`2026-03-05T0${hour}:00:00Z`)),
    );
  });
});

describe('an election', () => {
  it('whose end moves with every answer gives no new event', async () => {
    const station = (minute: number) => ({
      id32: 749_875_195,
      planetIndex: 3,
      currentElectionEndWarTime: GAME + 3600 + minute * 7,
    });
    for (const minute of [0, 1, 2, 3])
      await say('status', minute, status(minute, { spaceStations: [station(minute)] }));
    expect(await fetchHappenings(test.db, at(-60), at(60))).toEqual([]);
  });
});

describe('stored data', () => {
  it('is kept when an answer has an empty list of factions, or is an error', async () => {
    const before = await sql`select * from helldivers2.factions order by id`.execute(test.db);
    const summary = {
      started: '2024-01-23T20:05:13Z',
      ended: '2028-02-08T20:04:55Z',
      now: '1970-02-24T10:33:40Z',
      factions: [],
    };
    expect(await say('info', 0, summary, 'community')).toMatchObject({
      status: 'rejected',
      code: 'WRONG_SHAPE',
    });
    expect(await say('info', 0, { errors: { detail: 'Not Found' } })).toMatchObject({ status: 'rejected' });
    expect(parseInfo(Buffer.from(JSON.stringify(summary)))).toMatchObject({ ok: false });
    expect(
      (await sql`select * from helldivers2.factions where not placeholder order by id`.execute(test.db)).rows
        .length,
    ).toBeGreaterThanOrEqual(before.rows.length);
  });

  it('shows an event with its own health only, never with that of its planet', async () => {
    const { maxHealth: _, ...broken } = event;
    expect(await say('status', 0, status(0, { planetEvents: [broken] }))).toMatchObject({
      status: 'imported',
      reason: expect.stringContaining('planetEvents.0.maxHealth'),
    });
    expect(await rowsOf(exportEvents)).toEqual([]);
    await say('status', 1, status(1, { planetEvents: [{ ...event, health: 0 }] }));
    expect(await rowsOf(exportEvents)).toMatchObject([{ eventPct: 100 }]);
    expect((await rowsOf(exportPlanets)).find((row) => row['planet'] === 7)).toMatchObject({
      liberationPct: 100,
    });
  });

  it('names the faction that attacks a planet by the race of the campaign', async () => {
    await say('status', 0, status(0, { campaigns: [{ id: 9, planetIndex: 7, type: 3, race: 3 }] }));
    const { rows } = await sql`select faction from helldivers2.campaigns`.execute(test.db);
    expect(rows).toEqual([{ faction: 3 }]);
  });

  it('leaves the health of a region empty where the status does not contain it', async () => {
    await say('info', 0, info);
    await say(
      'status',
      0,
      status(0, { planetRegions: [{ planetIndex: 3, regionIndex: 1, owner: 2, health: null }] }),
    );
    expect(await rowsOf(exportRegions)).toMatchObject([
      { region: 0, owner: null, pct: null },
      { region: 1, owner: 2, pct: null },
    ]);
  });
});

describe('an order', () => {
  const order = (tasks: readonly object[]) => [
    {
      id32: 1,
      progress: [1, 2],
      expiresIn: 60,
      setting: { tasks, rewards: [{ type: 1, id32: 3_608_481_516, amount: 5 }] },
    },
  ];

  it('shows a task of an unknown kind, and a sector as a sector, not as the planet of its number', async () => {
    await say(
      'orders',
      0,
      order([
        { type: 99, values: [10], valueTypes: [3] },
        { type: 11, values: [1, 2, 7], valueTypes: [3, 11, 12] },
      ]),
    );
    expect(await rowsOf(exportOrders)).toMatchObject([
      {
        tasks: [
          { type: 99, goal: 10, progress: 1 },
          { type: 11, place: 'sector 7' },
        ],
        rewards: [['requisition', 5]],
      },
    ]);
  });

  it('from the community API ends at the time it contains', async () => {
    const body = [
      {
        id: 9,
        progress: [0],
        title: 'ORDER',
        briefing: 'B',
        description: 'D',
        expiration: '2026-03-06T12:00:00Z',
        tasks: [{ type: 3, values: [10], valueTypes: [3] }],
        rewards: [{ type: 1, amount: 50 }],
        flags: 1,
      },
    ];
    expect(await say('orders', 0, body, 'community')).toMatchObject({ status: 'imported' });
    expect(await rowsOf(exportOrders)).toMatchObject([
      { id32: 9, title: 'ORDER', expiresAt: new Date('2026-03-06T12:00:00Z'), rewards: [['reward', 50]] },
    ]);
  });
});

describe('an answer whose war clock is days ahead', () => {
  it('holds the others up until the second one after it', async () => {
    await say('status', 0, { ...status(0), time: GAME + 900_000 });
    expect(await say('status', 1, status(1))).toMatchObject({ code: 'TIME_WENT_BACK' });
    expect(await say('status', 2, status(2))).toMatchObject({ status: 'imported' });
    expect((await fetchWarHealth(test.db)).war).toMatchObject({ timeGame: game(2) });
    const { rows } = await sql`
      select code from core.payloads where game = 'helldivers2' order by observed_at`.execute(test.db);
    expect(rows).toEqual([{ code: 'TIME_AHEAD' }, { code: null }, { code: null }]);
  });
});

describe('a status that does not say everything', () => {
  const campaigns = [{ id: 500, planetIndex: 3, type: 0 }];
  const planetEvents = [
    {
      id: 61,
      planetIndex: 7,
      eventType: 1,
      health: 5,
      maxHealth: 9,
      startTime: GAME,
      expireTime: GAME + 86_400,
    },
  ];

  it('ends no campaign and no event without a list of them, and they are still shown', async () => {
    await say('status', 0, status(0, { campaigns, planetEvents }));
    await say('status', 1, status(1, { campaigns: null }));
    const shown = await rowsOf(exportPlanets);
    expect(shown.find(({ planet: index }) => index === 3)).toMatchObject({ campaign: 500 });
    expect(shown.find(({ planet: index }) => index === 7)).toMatchObject({ event: 'defence' });
    await say('status', 2, status(2, { campaigns, planetEvents }));
    // A row that cannot be read says nothing about its end either.
    await say('status', 2.5, status(2.5, { campaigns: [{}], planetEvents: [null, ...planetEvents, 5] }));
    expect(await rowsOf(exportPlanets)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ planet: 3, campaign: 500 }),
        expect.objectContaining({ planet: 7, event: 'defence' }),
      ]),
    );
    expect(await rowsOf(exportChanges)).toEqual([]);
    await say('status', 3, status(3, { campaigns: [], planetEvents: [] }));
    expect(await rowsOf(exportChanges)).toMatchObject([{ change: 'campaign ended', at: at(3) }]);
    expect(await rowsOf(exportEvents)).toMatchObject([{ outcome: 'defended', endedAt: at(3) }]);
  });

  it('without the row of a planet hides neither its change of hands nor how its campaign ended', async () => {
    const many = (owners: Readonly<Record<number, number>>) =>
      Array.from({ length: 24 }, (_, index) => planet(index, owners[index] ?? 2));
    const answers = [
      status(0, { campaigns, planetStatus: many({ 10: 1 }) }),
      status(1, { campaigns: [], planetStatus: many({}).filter(({ index }) => index !== 3 && index !== 10) }),
      status(2, { campaigns: [], planetStatus: many({ 3: 1, 10: 4 }) }),
    ];
    const changed = [
      { change: 'campaign ended', planet: 3, outcome: 'liberated', at: at(2) },
      { change: 'owner', planet: 3, before: 2, after: 1, at: at(2) },
      { change: 'owner', planet: 10, before: 1, after: 4, at: at(2) },
    ];
    for (const order of [
      [0, 1, 2],
      [2, 0, 1],
      [1, 2, 0],
    ]) {
      await wipeWar(test.db);
      for (const minute of order) await say('status', minute, answers[minute]);
      expect(await rowsOf(exportChanges)).toMatchObject(changed);
    }
  });

  it('that still lists the campaign of a planet that was just taken tells of no defence', async () => {
    const taken = { planetStatus: [planet(0, 1), planet(3, 1), planet(7, 1)] };
    await say('status', 0, status(0, { campaigns }));
    await say('status', 1, status(1, { ...taken, campaigns }));
    expect(await fetchHappenings(test.db, at(-10), at(1))).toEqual([]);
    await say('status', 2, status(2, { ...taken, campaigns: [] }));
    expect(await fetchHappenings(test.db, at(-10), at(10))).toMatchObject([
      { kind: 'campaign won', planet: 3 },
    ]);
  });

  it('of another war without info does not take over', async () => {
    await say('info', 0, info);
    await say('status', 0, status(0));
    await say('status', 1, { warId: 802, time: 500, planetStatus: [planet(3, 1)] });
    expect((await fetchWarHealth(test.db)).war).toMatchObject({ id: 801 });
    await say('info', 2, { ...info, warId: 802 });
    expect((await fetchWarHealth(test.db)).war).toMatchObject({ id: 802 });
  });

  it('is not expected of later ones to have a row twice', async () => {
    await say(
      'status',
      0,
      status(0, { planetStatus: [...status(0).planetStatus, ...status(0).planetStatus] }),
    );
    expect(await say('status', 1, status(1))).toMatchObject({ status: 'imported' });
  });

  it('is no pause of the war when it is an old one that a cache repeats', async () => {
    for (let minute = 0; minute < 12; minute += 1) await say('status', minute, status(minute));
    await say('status', 12, status(0));
    await say('status', 13, status(13));
    expect(await fetchHappenings(test.db, at(-10), at(30))).toEqual([]);
  });
});

describe('a major order', () => {
  const order = (progress: number, texts: string | null = 'TITLE') => ({
    id32: 9,
    progress: [progress],
    expiresIn: 9000,
    setting: {
      overrideTitle: texts,
      overrideBrief: texts,
      tasks: [{ type: 3, values: [5], valueTypes: [3] }],
    },
  });

  it('that comes back after it was lost can still be won, which is another happening', async () => {
    const ends = async () =>
      (await fetchHappenings(test.db, at(-10), at(60))).filter(({ kind }) => kind === 'order ended');
    const answers = [[], [order(0)], [], []];
    for (const [turn, body] of answers.entries()) await say('orders', 2 * turn, body);
    const [lost] = await ends();
    expect(lost).toMatchObject({ outcome: 'lost' });
    for (const [turn, body] of [[order(1)], [order(5)], [], []].entries())
      await say('orders', 10 + 2 * turn, body);
    const [won] = await ends();
    expect(won).toMatchObject({ outcome: 'won' });
    expect(won?.id).not.toBe(lost?.id);
  });

  it('keeps its texts when a newer answer lacks them, whatever came first', async () => {
    for (const turns of [
      [0, 1],
      [1, 0],
    ]) {
      await wipeWar(test.db);
      for (const turn of turns) await say('orders', turn, [order(turn, turn === 0 ? 'TITLE' : null)]);
      expect(await rowsOf(exportOrders)).toMatchObject([{ title: 'TITLE', brief: 'TITLE' }]);
    }
  });
});

describe('the health of the upstreams', () => {
  it('says that one never answered, and leaves out one that is no longer asked', async () => {
    await say('status', 0, status(0));
    await sql`insert into core.endpoints (name, every_s, asked_at, failing_since, reason)
      values ('helldivers2/manual/status', 60, ${at(9)}, ${at(1)}, 'refused')`.execute(test.db);
    const lines = async (upstream: string) =>
      (await fetchWarHealthLines(test.db, at(10), upstream)).map(({ say: line }) => line).join('\n');
    expect(await lines('manual')).toMatch(
      /12:00:00\.000Z \(10 min ago\).*manual.status fails .*never answered/s,
    );
    expect(await lines('community')).not.toContain('fails');
  });

  it('does not take a payload of another game with the same source for a war', async () => {
    await sql`insert into core.payloads (source, game, kind, subject, content_type, hash, size)
      values ('manual', 'etlegacy', 'round_file', 'x', 'text/plain', sha256('x'), 1)`.execute(test.db);
    expect(await isStored(test.db)).toBe(false);
    await sql`delete from core.payloads where game = 'etlegacy'`.execute(test.db);
  });
});

describe('glitched counters', () => {
  it('are stored as the largest number, also where they are added up', async () => {
    const planetStatus = [planet(0, 1, { players: 2 ** 63 }), planet(3, 2, { players: 2 ** 64 })];
    expect(await say('status', 0, status(0, { planetStatus }))).toMatchObject({ status: 'imported' });
    expect((await fetchWarHealth(test.db)).war).toMatchObject({ players: Number.MAX_SAFE_INTEGER });
    expect(await rowsOf(exportPlanets)).toMatchObject([
      { players: Number.MAX_SAFE_INTEGER },
      { players: Number.MAX_SAFE_INTEGER },
    ]);
    await say(
      'status',
      1,
      status(1, { planetStatus: [planet(0, 1, { regenPerSecond: 1e308 }), planet(3, 2)] }),
    );
    const [row] = await rowsOf(exportPlanets);
    expect(Number.isFinite(row?.['regenPctPerHour'])).toBe(true);
  });
});

describe('a planet that the game hides', () => {
  it('is not announced', async () => {
    const campaigns = [3, 7].map((planetIndex) => ({
      id: 500 + planetIndex,
      planetIndex,
      type: 0,
      count: 1,
    }));
    const hidden = [{ index: 3, galacticEffectId: 1376 }];
    await say('status', 0, status(0, { planetActiveEffects: hidden }));
    await say('status', 1, status(1, { campaigns, planetActiveEffects: hidden }));
    expect(await fetchHappenings(test.db, at(-10), at(10))).toMatchObject([
      { kind: 'campaign new', planet: 7 },
    ]);
  });
});

describe('an hour without any answer', () => {
  it('leaves a gap in the samples only: rates, deadlines and campaigns continue', async () => {
    const minutes = [0, 15, 30, 45, 60, 120, 135, 150, 165, 180];
    await say('info', 0, info);
    for (const minute of minutes) {
      const health = 900_000 - minute * 1000;
      await say('status', minute, {
        ...status(minute, { campaigns: [{ id: 9, planetIndex: 3, type: 0 }], planetEvents: [event] }),
        planetStatus: [planet(0, 1), planet(3, 2, { health }), planet(7, 1)],
      });
    }
    const samples = (await rowsOf(exportSamples)).filter((row) => row['planet'] === 3);
    expect(samples.map((row) => row['at'])).toEqual(minutes.map(at));
    const planets = await rowsOf(exportPlanets);
    // 1000 points of a million a minute.
    expect(planets.find((row) => row['planet'] === 3)).toMatchObject({ campaign: 9, net: 6, seconds: 3600 });
    expect(planets.find((row) => row['planet'] === 7)).toMatchObject({ hoursLeft: 21 });
    expect(await fetchHappenings(test.db, at(-60), at(300))).toEqual([]);
    expect((await rowsOf(exportEvents))[0]).toMatchObject({ endedAt: null, expireAt: at(24 * 60) });
  });
});

describe('unknown numbers', () => {
  it('get placeholders everywhere, which a name replaces and never the reverse', async () => {
    await say('status', 0, {
      ...status(0),
      planetStatus: [planet(0, 9), planet(400, 9)],
      campaigns: [
        { id: 1, planetIndex: 0, race: 9 },
        { id: 2, planetIndex: 401 },
      ],
      planetEvents: [{ ...event, planetIndex: 0, race: 9 }],
      planetRegions: [{ planetIndex: 402, regionIndex: 0, owner: 9, health: 0 }],
      planetActiveEffects: [{ index: 0, galacticEffectId: 1 }],
      spaceStations: [{ id32: 749_875_195, planetIndex: 0 }],
    });
    await say('info', 0, {
      ...info,
      planetInfos: [{ ...info.planetInfos[0], index: 403, initialOwner: 9 }],
      planetRegions: [],
      homeWorlds: [{ race: 9, planetIndices: [0, 404] }],
    });
    await say('history', 0, [
      {
        created_at: '2026-03-05T10:00:00.000+00:00',
        planet_index: 0,
        current_health: 0,
        max_health: 10,
        player_count: 0,
      },
      {
        created_at: '2026-03-05T10:00:00.000+00:00',
        planet_index: 499,
        current_health: 0,
        max_health: 10,
        player_count: 0,
      },
    ]);
    const planets = await sql`select id, placeholder from helldivers2.planets order by id`.execute(test.db);
    expect(planets.rows).toEqual([0, 400, 401, 402, 403, 404].map((id) => ({ id, placeholder: true })));
    const factions = await sql`select name, placeholder from helldivers2.factions where id = 9`.execute(
      test.db,
    );
    expect(factions.rows).toEqual([{ name: 'Unknown (9)', placeholder: true }]);
    expect(await rowsOf(exportPlanets)).toMatchObject([
      { name: 'Unknown planet (0)' },
      { name: 'Unknown planet (400)' },
    ]);
    for (const table of [
      'campaigns',
      'planet_events',
      'planet_effects',
      'space_stations',
      'home_worlds',
      'planet_history',
      'planet_statuses',
    ]) {
      const { rows } = await sql`select from ${sql.table(`helldivers2.${table}`)} where planet = 0`.execute(
        test.db,
      );
      expect([table, rows.length]).toEqual([table, 1]);
    }
    await say('planets', 1, { 0: { name: 'Super Earth', sector: 'Sol' }, 400: { name: '' } });
    await say('status', 2, status(2));
    expect((await rowsOf(exportPlanets))[0]).toMatchObject({ planet: 0, name: 'Super Earth', sector: 'Sol' });
    await say('planets', 3, { 0: { name: ' ' }, 400: { name: 'Newfound' } });
    const named =
      await sql`select id, name, placeholder from helldivers2.planets where id in (0, 400) order by id`.execute(
        test.db,
      );
    expect(named.rows).toEqual([
      { id: 0, name: 'Super Earth', placeholder: false },
      { id: 400, name: 'Newfound', placeholder: false },
    ]);
  });
});
