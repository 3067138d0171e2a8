// Ids of matches and evenings change when rounds arrive late or an operator pins other files; each evening keeps its posts.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatId } from '../../../../core/public-id.ts';
import { storeDecision } from '../../../../database/store-decision.ts';
import { replay } from '../../../../importer/etlegacy/replay.ts';
import { roundIdOf } from '../../../../importer/etlegacy/files/read-file.ts';
import { parseRoundFileName } from '../../../../parsers/etlegacy/document/round-file-name.ts';
import { FakeDiscord } from '../../../support/fake-discord/fake-discord.ts';
import { importFiles } from '../../../support/etlegacy/import-files.ts';
import { EtScene, HOUR } from '../../../support/posts/et-scene.ts';
import type { TestFile } from '../../../support/etlegacy/round-file.ts';
import { evenly, stopwatchMatch } from '../../../support/etlegacy/stopwatch-match.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';

const FIRST = Date.parse('2025-02-03T20:00:00Z');
const TEAMS: readonly (readonly string[])[] = [
  ['anna', 'bert'],
  ['carl', 'dora'],
];
const fake = new FakeDiscord();
let database: TestDatabase;

beforeAll(async () => {
  await fake.start();
  database = await createTestDatabase();
});
afterAll(async () => {
  expect(fake.takeProblems()).toEqual([]);
  await database.close();
  await fake.stop();
});

const play = (at: string, map: string, [first, second] = TEAMS): [TestFile, TestFile] =>
  stopwatchMatch({
    at: `2025-02-03 ${at}:00`,
    map,
    first: evenly(first ?? []),
    second: evenly(second ?? []),
  });
const settle = async (scene: EtScene): Promise<void> => {
  for (let step = 0; step < 3; step++) await scene.wait(0.1);
};

async function namesOf(table: 'matches' | 'sessions'): Promise<number[]> {
  const rows = await database.db.selectFrom(`etlegacy.${table}`).select('id').orderBy('ended_at').execute();
  return rows.map(({ id }) => id);
}

test('An earlier map that arrives late gets its card, and the posts of its evening stay and are edited.', async () => {
  const { db } = database;
  const kinds = { evening: { thread: false }, map: { afterRoundOne: true }, recap: {} };
  const scene = await EtScene.open({ db, fake, clock: FIRST - HOUR, kinds });
  const early = play('19:30', 'oasis');
  const [one, two] = play('20:25', 'supply');
  await scene.play(play('20:00', 'radar'));
  // Round two before round one, whose id identifies the map from then on.
  await scene.play([two]);
  await scene.wait(4);
  const ids = () => scene.messages().map(({ id }) => id);
  const [opener, radar] = ids();
  const matches = async () => namesOf('matches');
  const sessions = async () => namesOf('sessions');
  const [lone, open] = [await matches(), await sessions()];
  await importFiles(db, [one]);
  await settle(scene);
  expect(await matches()).not.toEqual(lone);
  expect(await sessions()).toEqual(open);
  expect(ids().slice(0, 2)).toEqual([opener, radar]);
  expect(scene.texts().slice(1)).toEqual([
    expect.stringMatching(/radar[^]*both rounds/),
    expect.stringMatching(/supply[^]*both rounds/),
  ]);
  const [, , supply] = ids();
  await importFiles(db, early);
  await settle(scene);
  expect(await sessions()).not.toEqual(open);
  expect(ids().slice(0, 3)).toEqual([opener, radar, supply]);
  expect(scene.texts()[0]).toMatch(/1\. oasis.*\n.*2\. radar.*\n.*3\. supply/);
  expect(scene.texts().slice(3)).toEqual([expect.stringMatching(/oasis[^]*both rounds/)]);
  await scene.wait(35);
  await scene.wait(1);
  expect(scene.texts().slice(4)).toEqual([expect.stringContaining('3 maps')]);
  scene.close();
});

test('Two evenings joined by a late map keep the posts of the first, and have separate posts again when a pin splits them.', async () => {
  const server = 'joined';
  const { db } = database;
  const scene = await EtScene.open({
    db,
    fake,
    clock: FIRST - HOUR,
    server,
    kinds: { evening: { thread: false }, recap: {} },
  });
  await scene.play(play('20:00', 'oasis'));
  await scene.wait(40);
  await scene.play(play('21:40', 'radar'));
  await scene.wait(31);
  const ids = scene.messages().map(({ id }) => id);
  expect(ids).toHaveLength(4);
  const [opener, recap] = ids;
  const own = scene.texts();
  const bridge = play('20:50', 'supply');
  const idle = play('20:50', 'supply', [['anna'], []]);
  await importFiles(db, bridge, { server });
  await settle(scene);
  expect(scene.messages().map(({ id }) => id)).toEqual(ids);
  expect(scene.texts()[0]).toMatch(/1\. oasis.*\n.*2\. supply.*\n.*3\. radar/);
  expect(scene.texts()[1]).toContain('3 maps');
  expect(scene.texts()[2]).toContain(`/${opener}`);
  expect(scene.texts()[3]).toContain(`/${recap}`);
  await importFiles(db, idle, { server });
  for (const { name, body } of idle) {
    const { hash } = await db
      .selectFrom('core.payloads')
      .select('hash')
      .where('subject', '=', name)
      .where('size', '=', body.length)
      .executeTakeFirstOrThrow();
    const file = parseRoundFileName(name);
    if (file === null) throw new Error(name);
    const subject = `${formatId(roundIdOf(server, file))}=${hash.toString('hex')}`;
    await storeDecision(db, { kind: `pin/${server}`, subject, by: 'anna' });
  }
  await replay(db, { key: server, zone: 'UTC' });
  await settle(scene);
  expect(scene.texts()).toEqual(own);
  scene.close();
});
