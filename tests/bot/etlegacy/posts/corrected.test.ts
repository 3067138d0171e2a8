// Later changes correct posts: exactly the messages whose words change are edited, and none is posted again.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { etlegacyBot } from '../../../../bot/etlegacy/etlegacy-bot.ts';
import { storeLineupCorrection } from '../../../../bot/etlegacy/people/store-lineup-correction.ts';
import { setupOf } from '../../../../bot/posts/setup/store-setup.ts';
import { withKnobs } from '../../../../bot/posts/setup/knobs.ts';
import { stirSubjects } from '../../../../database/stir-subjects.ts';
import { storeMerge } from '../../../../bot/etlegacy/people/store-merge.ts';
import { storeRename } from '../../../../bot/etlegacy/people/store-rename.ts';
import { showPrefs } from '../../../../bot/views/prefs-views.ts';
import { forgetPlayer } from '../../../../importer/etlegacy/forget-player.ts';
import { forgetServer } from '../../../../importer/etlegacy/servers/forget-server.ts';
import { reimport } from '../../../../importer/etlegacy/reimport.ts';
import { storeLink } from '../../../../people/store-link.ts';
import { contextOf } from '../../../support/faces/context-of.ts';
import { FakeDiscord } from '../../../support/fake-discord/fake-discord.ts';
import { importFiles } from '../../../support/etlegacy/import-files.ts';
import { DAY, EtScene, HOUR } from '../../../support/posts/et-scene.ts';
import { evenly, keyOf, stopwatchMatch } from '../../../support/etlegacy/stopwatch-match.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';

const BY = { serverKey: 'default', by: 'user/1' };
const FIRST = Date.parse('2025-02-03T20:00:00Z');
const REDS = ['anna', 'bert', 'carl'];
const BLUES = ['dora', 'emil', 'finn'];

const best = { kills: 30, deaths: 2, damage: 9000, received: 400, revives: 3 };
/** Carl plays the first map only, Gina the second only; Bert is the best player, and a team is named after Bert. */
const EVENING = [
  ...stopwatchMatch({
    at: '2025-02-03 20:00:00',
    map: 'oasis',
    first: { ...evenly(REDS), bert: [best, best] },
    second: evenly(BLUES),
  }),
  ...stopwatchMatch({
    at: '2025-02-03 20:25:00',
    map: 'radar',
    first: { ...evenly(['anna', 'bert', 'gina']), bert: [best, best] },
    second: evenly(BLUES),
    attacks: [300, 240],
  }),
];

const fake = new FakeDiscord();
let database: TestDatabase;
let scene: EtScene;

// Each test continues from the one before, with further changes to one evening.
beforeAll(async () => {
  await fake.start();
  database = await createTestDatabase();
  scene = await EtScene.open({ db: database.db, fake, clock: FIRST - HOUR });
  await scene.play(EVENING);
  await scene.wait(40);
  expect(scene.texts()).toHaveLength(4);
  // Much later, nothing more is posted.
  scene.pipeline.clock += 2 * DAY;
});
afterEach(() => {
  expect(fake.takeProblems()).toEqual([]);
});
afterAll(async () => {
  scene.close();
  await database.close();
  await fake.stop();
});

const [OPENER, CARD_1, CARD_2, RECAP] = ['opener', 'card of oasis', 'card of radar', 'recap'] as const;
const POSTS = [OPENER, CARD_1, CARD_2, RECAP];

/** Returns the posts that are edited during `happens`. */
async function editedBy(happen: () => Promise<unknown>): Promise<string[]> {
  const before = scene.edits();
  await happen();
  for (let step = 0; step < 3; step++) await scene.wait(0.1);
  expect(scene.texts()).toHaveLength(POSTS.length);
  return POSTS.filter((_, at) => scene.edits()[at] !== before[at]);
}

test('Raising what is worth a post takes back none that is there, here and in all that follows.', async () => {
  const { db } = database;
  const least = { minPlayers: 12, minRounds: 9 };
  const row = await db.selectFrom('core.targets').selectAll().executeTakeFirstOrThrow();
  const { kinds } = setupOf(row);
  const raised = withKnobs({ kinds }, etlegacyBot.posts ?? [], { least, pingRole: null, extras: [] });
  await db
    .updateTable('core.targets')
    .set({ kinds: JSON.stringify(raised) })
    .execute();
  const everything = stirSubjects({ game: 'etlegacy', scope: 'default', subjects: [''] });
  expect(await editedBy(async () => everything?.execute(db))).toEqual([]);
});

test('A reimport and a repeated file edit nothing; a file that replaces another edits the posts that it changes.', async () => {
  const { db } = database;
  expect(await editedBy(async () => reimport(db, 'default', { kind: 'everything' }))).toEqual([]);
  expect(await editedBy(async () => importFiles(db, EVENING))).toEqual([]);
  const others = stopwatchMatch({
    at: '2025-02-03 20:25:00',
    map: 'radar',
    first: { ...evenly(['anna', 'bert', 'gina', 'hugo']), bert: [best, best] },
    second: evenly(BLUES),
    attacks: [300, 240],
  });
  expect(await editedBy(async () => importFiles(db, others))).toEqual([OPENER, CARD_2, RECAP]);
});

test('A rename and a merge edit the posts that name the player.', async () => {
  const { db } = database;
  const keys = [keyOf('gina')];
  const rename = { ...BY, playerKey: keyOf('gina'), keys, name: 'Georgina' };
  expect(await editedBy(async () => storeRename(db, rename))).toEqual([CARD_2, RECAP]);
  const merge = { ...BY, playerKey: keyOf('gina'), into: keyOf('carl'), keys: ['carl', 'gina'].map(keyOf) };
  expect(await editedBy(async () => db.transaction().execute(async (trx) => storeMerge(trx, merge)))).toEqual(
    POSTS,
  );
});

test('A player who becomes private is no longer highlighted, and no team has their name, until they become public again.', async () => {
  const { db } = database;
  const account = '100000000000000001';
  const context = contextOf(db, ['default']);
  const viewer = { ...context.viewer, userId: account, isOperator: false };
  const set = async (privacy: 'private' | 'open') =>
    showPrefs({ ...context, viewer }, [etlegacyBot], privacy);
  await storeLink(db, { game: 'etlegacy', account, place: 'direct' }, [keyOf('bert')]);
  for (const text of scene.texts()) expect(text).toContain('Team bert');
  const before = scene.texts();
  expect(await editedBy(async () => set('private'))).toEqual(POSTS);
  for (const text of scene.texts()) expect(text).not.toMatch(/Team bert|\*\*bert\*\*/);
  expect(await editedBy(async () => set('open'))).toEqual(POSTS);
  expect(scene.texts()).toEqual(before);
});

test('A team that is renamed after the recap has the new name in every post.', async () => {
  const { db } = database;
  const file = EVENING[2]?.name ?? '';
  const correct = async () =>
    storeLineupCorrection(db, { ...BY, file, what: 'team-first', value: 'The Reds' });
  expect(await editedBy(correct)).toEqual(POSTS);
  for (const text of scene.texts()) expect(text).toContain('The Reds');
});

test('A forgotten player and a forgotten server are removed from posts.', async () => {
  const { db } = database;
  expect(await editedBy(async () => forgetPlayer(db, [keyOf('bert')]))).toEqual([CARD_1, CARD_2, RECAP]);
  expect(JSON.stringify(scene.messages().map(({ message }) => message))).not.toContain('bert');
  for (const text of scene.texts()) expect(text).not.toMatch(/Team former|\*\*former/);
  expect(await editedBy(async () => forgetServer(db, 'default'))).toEqual(POSTS);
  for (const text of scene.texts()) expect(text).toContain('has been removed from Debrief');
});
