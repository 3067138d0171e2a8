// The dashboard and alerts of a small war.
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { type KyselyPlugin, sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ALL_PERMISSIONS } from '../../support/fake-discord/permissions.ts';
import { readText } from '../../support/fake-discord/read-message.ts';
import { importAnswers } from '../../support/helldivers2/import-answers.ts';
import { ALERTS, openWarPosts, type WarPosts } from '../../support/helldivers2/war-posts.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

let database: TestDatabase;
let posts: WarPosts;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => database.close());
beforeEach(async () => {
  posts = await openWarPosts(database);
});
afterEach(async () => {
  expect(posts.fake.problems).toEqual([]);
  await posts.close();
});

describe('the dashboard', () => {
  const START = Date.UTC(2026, 2, 5, 12);
  const at = (minute: number): Date => new Date(START + minute * 60_000);
  const status = (minute: number, players: number) => ({
    warId: 801,
    time: 1000 + minute * 60,
    planetStatus: [{ index: 3, owner: 2, health: 500_000, players }],
    campaigns: [{ id: 1, planetIndex: 3, type: 0 }],
  });
  const say = async (minute: number, players: number) =>
    importAnswers(database.db, [{ kind: 'status', at: at(minute), body: status(minute, players) }]);
  const readTarget = async () => database.db.selectFrom('core.targets').selectAll().executeTakeFirstOrThrow();
  const edits = (): number => posts.fake.requests.filter(({ method }) => method === 'PATCH').length;

  it('is one message, edited on the quarter hour where it differs, and not where nothing changed', async () => {
    await say(0, 100);
    await posts.follow(['dashboard'], at(-1));
    await posts.runOnce(at(1));
    expect(posts.texts()).toHaveLength(1);
    expect(posts.texts()[0]).toMatch(/Galactic war · 100 divers/);
    // A changed number of divers is shown from the next quarter hour on.
    await say(5, 250);
    await posts.runOnce(at(6));
    await posts.runOnce(at(14));
    expect(posts.texts()[0]).toMatch(/100 divers/);
    await say(14, 250);
    await posts.runOnce(at(15));
    expect(posts.texts()).toHaveLength(1);
    expect(posts.texts()[0]).toMatch(/250 divers/);
    const before = edits();
    await say(29, 250);
    await posts.runOnce(at(30));
    expect(edits()).toBe(before);
    // Without a new status the message says that it is outdated.
    await posts.runOnce(at(60));
    expect(posts.texts()[0]).toMatch(/old: the newest status is of/);
  });

  it('is created again when it is deleted, and survives an outage; a deleted channel pauses it', async () => {
    const { fake } = posts;
    await say(0, 100);
    await posts.follow(['dashboard'], at(-1));
    await posts.runOnce(at(1));
    const [message] = fake.messagesIn(fake.home.channel.id);
    fake.change.removeMessage(message!);
    await say(14, 200);
    for (const minute of [15, 16, 30, 31]) await posts.runOnce(at(minute));
    expect(posts.texts()).toEqual([expect.stringContaining('200 divers')]);
    // Discord answers with errors for a while: the message stays, and is edited at the next comparison.
    fake.fault({ path: /messages/, status: 500, times: 50 });
    await say(44, 300);
    await posts.runOnce(at(45));
    fake.clearFaults();
    for (const minute of [46, 60, 61]) await posts.runOnce(at(minute));
    expect(posts.texts()).toEqual([expect.stringContaining('300 divers')]);
    fake.change.removeChannel(fake.home.channel);
    await say(74, 400);
    for (const minute of [75, 76, 77]) await posts.runOnce(at(minute));
    const target = await readTarget();
    expect([target.paused_at, target.last_error]).toEqual([
      expect.any(Date),
      expect.stringMatching(/channel was deleted/),
    ]);
    const provoked = fake.takeProblems().map(({ code }) => code);
    expect(provoked.every((code) => [10_003, 10_008].includes(Number(code)))).toBe(true);
  });

  it('is paused with a reason when it may no longer be edited, and resumes by itself', async () => {
    const { fake } = posts;
    const { guild, channel } = fake.home;
    fake.change.setBotPermissions(guild, ALL_PERMISSIONS & ~PermissionFlagsBits.Administrator);
    await say(0, 100);
    await posts.follow(['dashboard'], at(-1));
    await posts.runOnce(at(1));
    const deny = String(PermissionFlagsBits.ViewChannel);
    fake.change.setOverwrites(channel, [{ id: guild.id, type: 0, allow: '0', deny }]);
    await say(14, 200);
    await posts.runOnce(at(15));
    const paused = await readTarget();
    expect([paused.paused_at, paused.last_error]).toEqual([at(15), expect.stringMatching(/View Channels/)]);
    fake.change.setOverwrites(channel, []);
    await say(29, 300);
    for (const minute of [30, 31]) await posts.runOnce(at(minute));
    expect((await readTarget()).paused_at).toBeNull();
    expect(posts.texts()).toEqual([expect.stringContaining('300 divers')]);
    expect(new Set(fake.takeProblems().map(({ code }) => code))).toEqual(new Set([50_001]));
  });

  it('is edited in a thread that was archived, and reports when it is locked', async () => {
    const { fake } = posts;
    const { guild } = fake.home;
    const rights = ALL_PERMISSIONS & ~PermissionFlagsBits.Administrator & ~PermissionFlagsBits.ManageThreads;
    fake.change.setBotPermissions(guild, rights);
    await say(0, 100);
    const thread = await posts.openThread('War room');
    await posts.follow(['dashboard'], at(-1), thread.id);
    await posts.runOnce(at(1));
    fake.change.setThread(thread, { archived: true, locked: false });
    await say(14, 200);
    await posts.runOnce(at(15));
    expect(fake.messagesIn(thread.id).map(readText)).toEqual([expect.stringContaining('200 divers')]);
    expect((await readTarget()).paused_at).toBeNull();
    fake.change.setThread(thread, { archived: true, locked: true });
    await say(29, 300);
    for (const minute of [30, 31, 45, 60, 75]) {
      await posts.runOnce(at(minute));
      // It is not retried: it stays paused since the first rejection.
      expect(await readTarget()).toMatchObject({
        paused_at: at(30),
        last_error: expect.stringMatching(/archived or locked/),
      });
    }
    fake.change.setThread(thread, { archived: false, locked: false });
    for (const minute of [90, 91, 105]) await posts.runOnce(at(minute));
    expect((await readTarget()).paused_at).toBeNull();
    expect(fake.messagesIn(thread.id).map(readText)).toEqual([expect.stringContaining('300 divers')]);
    expect(new Set(fake.takeProblems().map(({ code }) => code))).toEqual(new Set([50_083]));
  });

  it('is posted at the first run without mentions, and so are its alerts', async () => {
    await say(0, 100);
    await posts.follow([...ALERTS], at(-1));
    await posts.runOnce(at(1));
    expect(posts.texts()).toEqual([]);
  });
});

describe('alerts', () => {
  const START = Date.UTC(2026, 2, 5, 12);
  const at = (minute: number): Date => new Date(START + minute * 60_000);
  const say = async (
    minute: number,
    owner: number,
    campaigns: readonly object[],
    globalEvents: readonly object[] = [],
  ) =>
    importAnswers(database.db, [
      { kind: 'status', at: at(minute), body: bodyAt(minute, owner, campaigns, globalEvents) },
    ]);
  const bodyAt = (
    minute: number,
    owner: number,
    campaigns: readonly object[],
    globalEvents: readonly object[] = [],
  ) => ({
    warId: 801,
    time: 1000 + minute * 60,
    planetStatus: [{ index: 3, owner, health: 5, players: 1 }],
    campaigns,
    globalEvents,
  });

  it('report a campaign and its end once each, news, and orders with their result, but nothing older', async () => {
    await posts.follow(ALERTS, at(-1));
    await say(0, 2, []);
    await importAnswers(database.db, [{ kind: 'orders', at: at(0), body: [] }]);
    await posts.runOnce(at(1));
    await say(2, 2, [{ id: 1, planetIndex: 3, race: 2 }]);
    const order = {
      id32: 7,
      progress: [0],
      expiresIn: 600,
      setting: { overrideTitle: 'TAKE @everyone', tasks: [{ type: 3, values: [1], valueTypes: [3] }] },
    };
    await importAnswers(database.db, [
      { kind: 'orders', at: at(2), body: [order] },
      {
        kind: 'news',
        at: at(2),
        body: [
          { id: 4, published: 500, message: 'From before the war was followed' },
          { id: 5, published: 1100, message: '<i=3>CREEK</i> @everyone' },
        ],
      },
    ]);
    await posts.runOnce(at(3));
    await posts.runOnce(at(4));
    // The order waits for its briefing.
    expect(posts.texts().toSorted()).toEqual([
      expect.stringContaining('CREEK'),
      expect.stringContaining('New campaign on'),
    ]);
    await say(
      5,
      1,
      [],
      [{ eventId: 1, title: 'BRIEFING', message: 'We <i=1>must</i> not fail.', assignmentId32: 7 }],
    );
    await importAnswers(database.db, [
      { kind: 'orders', at: at(8), body: [] },
      { kind: 'orders', at: at(9), body: [] },
    ]);
    await posts.runOnce(at(9));
    await posts.runOnce(at(10));
    const said = posts.texts();
    expect(said.filter((text) => /New: [^]*TAKE[^]*We must not fail/.test(text))).toHaveLength(1);
    expect(said.filter((text) => /is liberated/.test(text))).toHaveLength(1);
    expect(said.filter((text) => /Half of the time is over: .* · Kill 1 /.test(text))).toHaveLength(1);
    expect(said.filter((text) => /Lost: /.test(text))).toHaveLength(1);
    expect(said).toHaveLength(6);
  });

  it('wait for the briefing of an order at most five polls', async () => {
    await posts.follow(['order-new'], at(-1));
    const order = (id32: number) => ({
      id32,
      progress: [0],
      expiresIn: 9000,
      setting: { overrideBrief: `Order ${id32}`, tasks: [{ type: 3, values: [1], valueTypes: [3] }] },
    });
    await importAnswers(database.db, [
      { kind: 'orders', at: at(0), body: [] },
      { kind: 'orders', at: at(1), body: [order(7)] },
    ]);
    for (const minute of [1, 2, 3, 4, 5]) await say(minute, 2, []);
    await posts.runOnce(at(5));
    expect(posts.texts()).toEqual([]);
    await say(6, 2, []);
    for (const minute of [6, 7]) await posts.runOnce(at(minute));
    expect(posts.texts()).toEqual([expect.stringContaining('Order 7')]);
    // Without statuses the answers about orders are counted.
    for (const minute of [10, 12, 14, 16, 18])
      await importAnswers(database.db, [{ kind: 'orders', at: at(minute), body: [order(7), order(8)] }]);
    await posts.runOnce(at(18));
    expect(posts.texts()).toHaveLength(1);
    await importAnswers(database.db, [{ kind: 'orders', at: at(20), body: [order(7), order(8)] }]);
    for (const minute of [20, 21]) await posts.runOnce(at(minute));
    expect(posts.texts().slice(1)).toEqual([expect.stringContaining('Order 8')]);
  });

  it('report a change and a pause once, although answers that come late move their times', async () => {
    const sayOwner = async (minute: number, owner: number, clock = minute, region = owner) =>
      importAnswers(database.db, [
        {
          kind: 'status',
          at: at(minute),
          body: {
            warId: 801,
            time: 1000 + clock * 60,
            planetStatus: [
              { index: 3, owner, health: 5, players: 1 },
              { index: 4, owner: 2, health: 5, players: 1 },
            ],
            campaigns: [],
            planetRegions: [{ planetIndex: 4, regionIndex: 0, owner: region }],
          },
        },
      ]);
    await posts.follow(ALERTS, at(-1));
    await sayOwner(0, 1);
    await sayOwner(4, 3);
    await posts.runOnce(at(5));
    await sayOwner(2, 1);
    await sayOwner(3, 3);
    await posts.runOnce(at(6));
    const changes = () => posts.texts().filter((text) => /changed hands|Region 1 of/.test(text)).length;
    expect(changes()).toBe(2);
    await sayOwner(7, 1);
    await posts.runOnce(at(8));
    await sayOwner(9, 3);
    await posts.runOnce(at(10));
    expect(changes()).toBe(6);
    for (const minute of [12, 18, 24]) await sayOwner(minute, 3, 12);
    await posts.runOnce(at(25));
    await sayOwner(11.5, 3, 12);
    await posts.runOnce(at(26));
    expect(posts.texts().filter((text) => /paused/.test(text))).toHaveLength(1);
  });

  it('report a region once when it is won or lost, but not when its planet changes owner', async () => {
    const sayRegions = async (minute: number, owners: readonly number[], owner = 2) =>
      importAnswers(database.db, [
        {
          kind: 'status',
          at: at(minute),
          body: {
            warId: 801,
            time: 1000 + minute * 60,
            planetStatus: [{ index: 3, owner, health: 5, players: 1 }],
            campaigns: [{ id: 1, planetIndex: 3, type: 0 }],
            planetRegions: owners.map((one, regionIndex) => ({ planetIndex: 3, regionIndex, owner: one })),
          },
        },
      ]);
    await posts.follow(ALERTS, at(-1));
    await sayRegions(0, [2, 2]);
    await posts.runOnce(at(1));
    await sayRegions(2, [2, 1]);
    await posts.runOnce(at(3));
    // A region without a row is unknown, which is not a change.
    await sayRegions(4, [2]);
    await posts.runOnce(at(5));
    await sayRegions(6, [2, 1]);
    await sayRegions(7, [2]);
    await sayRegions(8, [2, 3]);
    for (const minute of [9, 10]) await posts.runOnce(at(minute));
    expect(posts.texts()).toEqual([
      expect.stringMatching(/Region 2 of .* is won from/),
      expect.stringMatching(/Region 2 of .* is lost to/),
    ]);
    await sayRegions(11, [1, 1], 1);
    await posts.runOnce(at(12));
    expect(posts.texts().filter((text) => text.includes('Region'))).toHaveLength(2);
  });

  it('report no end of a campaign that a single status lacks, nor what an older clock says', async () => {
    const here = [{ id: 1, planetIndex: 3, type: 0 }];
    await posts.follow(ALERTS, at(-1));
    await say(0, 2, here);
    await say(1, 2, []);
    await posts.runOnce(at(1));
    await say(2, 2, here);
    await posts.runOnce(at(2));
    // Answered after minute 2, of minute 1.5: by the clock of the war nothing was liberated.
    await importAnswers(database.db, [{ kind: 'status', at: at(2.5), body: bodyAt(1.5, 1, []) }]);
    await posts.runOnce(at(2.6));
    await say(3, 2, here);
    await posts.runOnce(at(3));
    expect(posts.texts()).toEqual([]);
    const { rows } = await sql`select * from helldivers2.owner_changes`.execute(database.db);
    expect(rows).toEqual([]);
    await say(4, 2, []);
    await posts.runOnce(at(4));
    expect(posts.texts()).toEqual([]);
    for (const minute of [5, 6]) {
      await say(minute, 2, []);
      await posts.runOnce(at(minute));
    }
    expect(posts.texts()).toEqual([expect.stringContaining('ended without a result')]);
  });

  it('report nothing of an order before its beginning, and no result as its briefing', async () => {
    const order = (progress: number) => ({
      id32: 7,
      progress: [progress],
      expiresIn: 600,
      setting: {
        overrideTitle: '_MO_TITLE_7',
        overrideBrief: 'Kill them',
        tasks: [{ type: 3, values: [9], valueTypes: [3] }],
      },
    });
    await posts.follow(ALERTS, at(-1));
    await importAnswers(database.db, [{ kind: 'orders', at: at(0), body: [] }]);
    await say(0, 2, []);
    await importAnswers(database.db, [{ kind: 'orders', at: at(1), body: [order(0)] }]);
    await posts.runOnce(at(1));
    expect(posts.texts()).toEqual([]);
    await say(2, 2, [], [{ eventId: 2, title: 'ORDER SUCCESS', message: 'Well done', assignmentId32: 7 }]);
    await importAnswers(database.db, [
      { kind: 'orders', at: at(7), body: [{ ...order(1), expiresIn: 240 }] },
    ]);
    for (const minute of [7, 8]) await posts.runOnce(at(minute));
    const said = posts.texts().map((text) => text.split('\n'));
    expect(said.map(([line]) => line)).toEqual([
      'New: **Kill them** · Kill 9 enemies',
      'Half of the time is over: **Kill them** · Kill 9 enemies',
    ]);
    expect(said.flat().join()).not.toMatch(/Well done|MO/);
  });

  it('are planned for all kinds and channels from one reading of the war', async () => {
    let readings = 0;
    const counting: KyselyPlugin = {
      transformQuery: ({ node }) => {
        if (JSON.stringify(node).includes('region_owners')) readings += 1;
        return node;
      },
      transformResult: async ({ result }) => Promise.resolve(result),
    };
    const counted = await openWarPosts({ ...database, db: database.db.withPlugin(counting) });
    await say(0, 2, []);
    for (const channel of [
      counted.fake.home.channel,
      counted.fake.change.addChannel(counted.fake.home.guild),
    ])
      await counted.follow([...ALERTS, 'digest'], at(-1), channel.id);
    await counted.runOnce(at(1));
    expect(readings).toBe(1);
    await counted.close();
  });
});
