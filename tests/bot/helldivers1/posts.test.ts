// Alerts about defences, assaults and wars, over answers as they come in.
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { helldivers1Bot } from '../../../bot/helldivers1/helldivers1-bot.ts';
import { FakeDiscord } from '../../support/fake-discord/fake-discord.ts';
import { ALL_PERMISSIONS } from '../../support/fake-discord/permissions.ts';
import { readText } from '../../support/fake-discord/read-message.ts';
import {
  bodyOf,
  type RawEvent,
  rawAttack,
  rawDefend,
  rawStatus,
  T0,
} from '../../support/helldivers1/answers.ts';
import { importBodies } from '../../support/helldivers1/import-answers.ts';
import { Pipeline } from '../../support/posts/open-pipeline.ts';
import { storeTarget } from '../../support/posts/store-target.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

let database: TestDatabase;
let fake: FakeDiscord;
let pipeline: Pipeline;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => database.close());

beforeEach(async () => {
  fake = await new FakeDiscord().start();
  fake.change.setBotPermissions(fake.home.guild, ALL_PERMISSIONS);
  restart();
  pipeline.clock = T0 * 1000;
  await storeTarget(database.db, {
    guild: fake.home.guild.id,
    channel: fake.home.channel.id,
    game: 'helldivers1',
    kinds: { battle: {}, result: {}, outcome: {}, front: {}, region: {}, near: {}, behind: {} },
    since: new Date(T0 * 1000),
  });
});
afterEach(async () => {
  pipeline.close();
  await fake.stop();
  await sql`truncate core.stirs, core.posts, core.targets, helldivers1.seasons, helldivers1.polls, core.payloads, core.bodies cascade`.execute(
    database.db,
  );
});

/** Simulates a restart of the process. */
function restart(): void {
  const clock = (pipeline as Pipeline | undefined)?.clock;
  (pipeline as Pipeline | undefined)?.close();
  pipeline = new Pipeline({ db: database.db, fake, games: [helldivers1Bot] });
  if (clock !== undefined) pipeline.clock = clock;
}

type Poll = {
  readonly at: number;
  readonly defend?: RawEvent | null;
  readonly attacks?: readonly RawEvent[];
};

async function poll({ at, ...events }: Poll): Promise<void> {
  await importBodies(database.db, [bodyOf(rawStatus({ season: 200, time: T0 + at, ...events }))]);
  pipeline.clock = (T0 + at) * 1000;
  await pipeline.update();
}

const texts = (): string[] => fake.messagesIn(fake.home.channel.id).map(readText);
const END = 6_000;

test('A defence is posted when it starts, edited while it runs, and its result is a new message, once each.', async () => {
  const defend = (points: number, status = 'active') =>
    rawDefend({ points, status, end_time: T0 + END, season: 200, enemy: 1 });
  await poll({ at: 20, defend: defend(100) });
  restart();
  await poll({ at: 40, defend: defend(120) });
  expect(texts()).toEqual([expect.stringMatching(/Defence of Highwind against the Cyborgs.*100 of 1,000/s)]);
  await poll({ at: 100, defend: defend(150) });
  expect(texts()).toEqual([expect.stringContaining('150 of 1,000')]);
  // An empty slot is not a result, nor is the end of the time.
  await poll({ at: 160, defend: null });
  await poll({ at: END + 20, defend: defend(990) });
  expect(texts()).toEqual([expect.stringContaining('result pending')]);
  for (let time = 0; time < 2; time++) {
    restart();
    await poll({ at: END + 60 + time * 20, defend: defend(1_000, 'success') });
  }
  expect(texts()).toHaveLength(2);
  expect(texts()[1]).toMatch(/Held\n.*Highwind.*held.* at 100%/s);
  expect(fake.problems).toEqual([]);
});

test('Events of other wars and those those never observed as running are not reported.', async () => {
  await poll({
    at: 20,
    attacks: [
      rawAttack({ season: 199, event_id: 650 }),
      rawAttack({ season: 200, event_id: 651, enemy: 1, status: 'fail', end_time: T0 + 10 }),
    ],
  });
  expect(texts()).toEqual([]);
});

test('A won war is reported once.', async () => {
  await poll({ at: 20, attacks: [] });
  const won = [{ status: 'defeated' }, { status: 'defeated' }, { status: 'defeated' }];
  for (const at of [40, 60]) {
    const attack = rawAttack({ season: 200, status: 'success', end_time: T0 + 30, points: 30_000 });
    await importBodies(database.db, [
      bodyOf(rawStatus({ season: 200, time: T0 + at, fronts: won, attacks: [attack] })),
    ]);
    pipeline.clock = (T0 + at) * 1000;
    await pipeline.update();
  }
  expect(texts().filter((text) => /victory/.test(text))).toEqual([
    expect.stringMatching(/War 200.*victory/s),
  ]);
});

const front = (points: number, status = 'active') => ({ points, points_max: 100_000, status });

async function pollFronts(
  at: number,
  fronts: readonly Record<string, unknown>[],
  season = 200,
): Promise<void> {
  await importBodies(database.db, [bodyOf(rawStatus({ season, time: T0 + at, fronts, attacks: [] }))]);
  pipeline.clock = (T0 + at) * 1000;
  await pipeline.update();
  restart();
}

test('A front that opens or is defeated and a war that begins are posted once, also with a restart before every poll.', async () => {
  const hidden = front(0, 'hidden');
  await pollFronts(20, [front(30_500), hidden, hidden]);
  expect(texts()).toEqual([]);
  for (const at of [40, 60]) await pollFronts(at, [front(30_500), front(50_500), hidden]);
  for (const at of [80, 100]) await pollFronts(at, [front(30_500, 'defeated'), front(50_500), hidden]);
  for (const at of [120, 140]) await pollFronts(at, [front(50_500), hidden, hidden], 201);
  expect(texts()).toEqual([
    expect.stringContaining('The Cyborgs attack:'),
    expect.stringContaining('The Bugs are defeated.'),
    expect.stringContaining('War 201 begins.'),
  ]);
  expect(fake.problems).toEqual([]);
});

test('A region counts as won or lost after two polls in a row show it, and not before.', async () => {
  const fronts = (points: number) => [front(points), front(0, 'hidden'), front(0, 'hidden')];
  const polls = [30_500, 41_000, 39_000, 41_000, 41_500, 41_500, 29_000, 29_000];
  for (const [i, points] of polls.entries()) {
    await pollFronts(20 + 20 * i, fronts(points));
    if (i === 3) expect(texts()).toEqual([]);
  }
  expect(texts()).toEqual([
    expect.stringMatching(/Won from the Bugs:.*Northman/),
    expect.stringMatching(/Lost to the Bugs:.*Tiberia, Northman/),
  ]);
});

test('An assault near its goal, and one that is behind in its last quarter, are reported once.', async () => {
  const attack = (points: number, at: number) => ({
    at,
    attacks: [rawAttack({ season: 200, points, points_max: 1_000, start_time: T0, end_time: T0 + 1_000 })],
  });
  await poll(attack(100, 200));
  expect(texts().filter((text) => /time runs out|goal is near/.test(text))).toEqual([]);
  for (const at of [760, 780]) {
    restart();
    await poll(attack(300, at));
  }
  for (const at of [800, 820]) {
    restart();
    await poll(attack(955, at));
  }
  const told = texts().filter((text) => /time runs out|goal is near/.test(text));
  expect(told).toEqual([
    expect.stringContaining('Behind its pace'),
    expect.stringContaining('The goal is near'),
  ]);
});

test('Super Earth has its own words.', async () => {
  const stand = (points: number, status = 'active') =>
    rawDefend({ points, status, region: 0, end_time: T0 + END, season: 200, enemy: 2 });
  await poll({ at: 20, defend: stand(100) });
  await poll({ at: 80, defend: stand(120, 'fail') });
  expect(texts().join('\n')).toMatch(/Super Earth has fallen/);
});
