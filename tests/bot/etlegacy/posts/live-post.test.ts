// The live card: one message per queried server, edited at most once a minute, whatever the server answers.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareServer } from '../../../../importer/etlegacy/servers/prepare-server.ts';
import { storeState } from '../../../../importer/etlegacy/status/store-state.ts';
import { storePrivacy } from '../../../../people/settings.ts';
import { storeLink } from '../../../../people/store-link.ts';
import { FakeDiscord } from '../../../support/fake-discord/fake-discord.ts';
import { readText } from '../../../support/fake-discord/read-message.ts';
import { importFiles } from '../../../support/etlegacy/import-files.ts';
import { EtScene, HOUR, MINUTE } from '../../../support/posts/et-scene.ts';
import { evenly, keyOf, stopwatchMatch } from '../../../support/etlegacy/stopwatch-match.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';
import { HOSTILE_NAMES } from '../../support/evenings.ts';

const CLOCK = Date.parse('2025-02-03T20:00:00Z');
const fake = new FakeDiscord();
let database: TestDatabase;
let scene: EtScene;

beforeAll(async () => {
  database = await createTestDatabase();
  await fake.start();
  await prepareServer(database.db, { key: 'default', zone: 'UTC' });
  scene = await EtScene.open({ db: database.db, fake, clock: CLOCK, kinds: { live: {} } });
});
afterAll(async () => {
  expect(fake.takeProblems()).toEqual([]);
  scene.close();
  await fake.stop();
  await database.close();
});

type Person = { readonly name: string; readonly team: string };

/** What the server answers now. */
async function see(people: readonly Person[], map = 'oasis', emptySince?: number): Promise<void> {
  const now = new Date(scene.pipeline.clock);
  await storeState(database.db, 'default', {
    answeredAt: now,
    map,
    mapSince: new Date(CLOCK),
    emptySince: people.length === 0 ? new Date(emptySince ?? now) : null,
    playingSince: null,
    timeLimitMinutes: 10,
    people: [...people],
  });
}

test('A live card comes with the first answer, follows the server once a minute and shows when it is silent.', async () => {
  await scene.wait(1);
  expect(scene.texts()).toEqual([]);
  await see([
    { name: 'anna', team: 'allies' },
    { name: 'bert', team: 'axis' },
  ]);
  await scene.wait(0);
  expect(scene.texts()).toEqual([
    expect.stringMatching(/\*\*oasis\*\* since .*\nAllies \(1\): anna\nAxis \(1\): bert/),
  ]);
  for (let step = 1; step <= 12; step++) {
    await see([{ name: `carl${step}`, team: 'allies' }]);
    await scene.wait(1 / 6);
  }
  expect(scene.edits()).toEqual([2]);
  await see([]);
  await scene.wait(1);
  expect(scene.texts()[0]).toContain('Nobody is connected');
  scene.pipeline.clock += 5 * MINUTE;
  await scene.wait(1);
  expect(scene.texts()[0]).toContain('does not answer');
  scene.pipeline.clock += HOUR;
  await see([{ name: 'anna', team: 'spectator' }], 'radar');
  await scene.wait(1);
  expect(scene.texts()).toEqual([expect.stringMatching(/\*\*radar\*\*.*\nWatching \(1\): anna/)]);
});

test('Any answer of the server fits, mentions nobody and is escaped; a private player is counted and not named.', async () => {
  const { db } = database;
  const long = Array.from({ length: 90 }, (_, at) => ({
    name: `${HOSTILE_NAMES[at % HOSTILE_NAMES.length]}${'W'.repeat(500)}`,
    team: ['allies', 'axis', 'spectator', '@everyone'][at % 4] ?? '',
  }));
  await see(long, '```@here\n# map'.repeat(50));
  await scene.wait(1);
  const [message] = scene.messages();
  expect(message?.pings).toEqual({ everyone: false, users: [], roles: [] });
  expect(scene.texts()[0]).toContain('and 7 more');
  expect(scene.texts()[0]).not.toMatch(/```|\n#(?!#)/);

  const at = '2025-02-03 19:00:00';
  await importFiles(
    db,
    stopwatchMatch({ at, first: evenly(['anna', 'bert']), second: evenly(['carl', 'dora']) }),
  );
  await storeLink(db, { game: 'etlegacy', account: '1', place: 'direct' }, [keyOf('anna')]);
  await storePrivacy(db, '1', 'private');
  await see(['anna', 'bert'].map((name) => ({ name, team: 'allies' })));
  await scene.wait(1);
  expect(scene.texts()[0]).toMatch(/Allies \(1\): bert\nand 1 player who keeps private/);
  expect(scene.texts()[0]).not.toContain('anna');
});

test('After the evening the live card links its recap, until somebody plays again.', async () => {
  const { db } = database;
  const both = await EtScene.open({ db, fake, clock: scene.pipeline.clock, kinds: { live: {}, recap: {} } });
  const at = '2025-02-03 23:00:00';
  const files = stopwatchMatch({ at, first: evenly(['carl', 'emil']), second: evenly(['dora', 'finn']) });
  both.pipeline.clock = EtScene.endOf(files[0]?.name ?? '') - MINUTE;
  scene.pipeline.clock = both.pipeline.clock;
  await see([{ name: 'carl', team: 'allies' }]);
  await both.play(files);
  const live = () => both.texts().find((text) => text.includes('Now on'));
  expect(live()).not.toContain('over');
  scene.pipeline.clock = both.pipeline.clock;
  await see([]);
  for (let minute = 0; minute < 3; minute++) {
    await both.wait(1);
    scene.pipeline.clock = both.pipeline.clock;
    await see([], 'oasis', CLOCK);
  }
  await both.wait(1);
  const recap = both.messages().find((message) => !readText(message).includes('Now on'));
  expect(live()).toContain(`The evening is over: https://discord.com/channels/`);
  expect(live()).toContain(`/${both.channel}/${recap?.id}`);
  scene.pipeline.clock = both.pipeline.clock;
  await see([{ name: 'carl', team: 'allies' }]);
  await both.wait(1);
  expect(live()).not.toContain('over');
  both.close();
});
