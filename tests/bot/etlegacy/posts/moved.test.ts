// Ids of matches and evenings change when rounds arrive late or an operator pins other files; each evening keeps its posts.
// A game server moves to another Discord server.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatId } from '../../../../core/public-id.ts';
import { storeDecision } from '../../../../database/store-decision.ts';
import { replay } from '../../../../importer/etlegacy/replay.ts';
import { roundIdOf } from '../../../../importer/etlegacy/files/read-file.ts';
import { parseRoundFileName } from '../../../../parsers/etlegacy/document/round-file-name.ts';
import { FakeDiscord } from '../../../support/fake-discord/fake-discord.ts';
import { readText } from '../../../support/fake-discord/read-message.ts';
import { importFiles } from '../../../support/etlegacy/import-files.ts';
import { EtScene, HOUR } from '../../../support/posts/et-scene.ts';
import type { TestFile } from '../../../support/etlegacy/round-file.ts';
import { evenly, keyOf, stopwatchMatch } from '../../../support/etlegacy/stopwatch-match.ts';
import { etlegacyBot } from '../../../../bot/etlegacy/etlegacy-bot.ts';
import { storeRename } from '../../../../bot/etlegacy/people/store-rename.ts';
import { showPrefs } from '../../../../bot/views/prefs-views.ts';
import { showSetup } from '../../../../bot/views/setup-views.ts';
import { forgetPlayer } from '../../../../importer/etlegacy/forget-player.ts';
import { prepareServer } from '../../../../importer/etlegacy/servers/prepare-server.ts';
import { storeState } from '../../../../importer/etlegacy/status/store-state.ts';
import { storePrivacy } from '../../../../people/settings.ts';
import { storeLink } from '../../../../people/store-link.ts';
import { contextOf } from '../../../support/faces/context-of.ts';
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

test('An evening whose id moves when an earlier map arrives keeps opener, thread and recap, also when their kinds are off.', async () => {
  const server = 'earlier';
  const { db } = database;
  const kinds = { evening: {}, map: {}, recap: {} };
  const scene = await EtScene.open({ db, fake, clock: FIRST - HOUR, server, kinds });
  const rows = async () =>
    db
      .selectFrom('core.posts')
      .select(['kind', 'about', 'subject', 'covers'])
      .where('scope', '=', server)
      .where('kind', '<>', 'map')
      .orderBy('kind')
      .execute();
  await scene.play(play('20:00', 'radar'));
  await settle(scene);
  await scene.wait(31);
  const ids = scene.messages().map(({ id }) => id);
  const [thread = ''] = ids;
  expect(ids).toHaveLength(2);
  expect(fake.messagesIn(thread)).toHaveLength(1);
  const before = await rows();
  await importFiles(db, play('19:30', 'oasis'), { server });
  await settle(scene);
  await settle(scene);
  expect(scene.messages().map(({ id }) => id)).toEqual(ids);
  expect(scene.texts()).toEqual([
    expect.stringMatching(/1\. oasis.*\n.*2\. radar/),
    expect.stringContaining('2 maps'),
  ]);
  expect(fake.messagesIn(thread).map(readText)).toEqual([
    expect.stringMatching(/^## radar/),
    expect.stringMatching(/^## oasis/),
  ]);
  const after = await rows();
  const session = await db
    .selectFrom('etlegacy.sessions')
    .select('id')
    .where('server_key', '=', server)
    .executeTakeFirstOrThrow();
  for (const [at, row] of after.entries()) {
    expect(row.covers).toHaveLength(4);
    expect([row.about, Number(row.subject)]).toEqual([session.id, session.id]);
    expect(row.subject).not.toBe(before[at]?.subject);
  }
  // Posts of kinds that are off are still corrected, by the id that the evening has now.
  await db.updateTable('core.targets').set({ kinds: '{}' }).where('channel', '=', scene.channel).execute();
  const rename = { serverKey: server, playerKey: keyOf('bert'), keys: [keyOf('bert')], by: 'user/1' };
  await storeRename(db, { ...rename, name: 'Susanna' });
  await settle(scene);
  expect(scene.texts()[0]).toContain('Susanna');
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

const ACCOUNT = '100000000000000001';
const OTHER_GUILD = '100000000000000009';
const UNSHOWN = 'What was posted here is no longer shown in this Discord server.';

/** What a person may demand whatever their Discord server sees. */
const demands = {
  private: async () => {
    const { db } = database;
    await storeLink(db, { game: 'etlegacy', account: ACCOUNT, place: 'direct' }, [keyOf('anna')]);
    const context = contextOf(db, ['private']);
    const viewer = { ...context.viewer, userId: ACCOUNT, isOperator: false };
    await showPrefs({ ...context, viewer }, [etlegacyBot], 'private');
  },
  forgotten: async () => forgetPlayer(database.db, [keyOf('erna')]),
};

test.each(['private', 'forgotten'] as const)(
  'A Discord server from which a game server is taken gets nothing more about it, and a player who becomes %s is removed there.',
  async (demand) => {
    const { db } = database;
    const server = demand;
    const teams = [
      [demand === 'private' ? 'anna' : 'erna', 'bert'],
      ['carl', 'dora'],
    ];
    await prepareServer(db, { key: server, zone: 'UTC' });
    // Dora was private before anything was posted, so nothing of hers has to go.
    const other = `${ACCOUNT}${demand.length}`;
    await storeLink(db, { game: 'etlegacy', account: other, place: 'direct' }, [keyOf('dora')]);
    await storePrivacy(db, other, 'private');
    await db
      .updateTable('core.settings')
      .set({ set_at: new Date(FIRST - HOUR) })
      .where('owner', '=', `user/${other}`)
      .execute();
    const kinds = { evening: { thread: false }, map: {}, recap: {}, live: {} };
    const options = { db, fake, clock: FIRST - HOUR, server, kinds };
    const before = await EtScene.open(options);
    const see = async (name: string, clock: number): Promise<void> =>
      storeState(db, server, {
        answeredAt: new Date(clock),
        map: 'oasis',
        mapSince: new Date(clock),
        emptySince: null,
        playingSince: null,
        timeLimitMinutes: 10,
        people: [{ name, team: 'axis' }],
      });
    await see('bert', before.pipeline.clock);
    await before.wait(0);
    await before.play(play('20:00', 'oasis', teams));
    await settle(before);
    const shown = before.texts();
    expect(shown).toEqual([
      expect.stringContaining('Now on'),
      expect.stringContaining('1. oasis'),
      expect.stringContaining('both rounds'),
    ]);
    const edits = before.edits();
    const { clock } = before.pipeline;
    // A process that was sending its recap died before that reached Discord.
    if (demand === 'forgotten')
      await db
        .updateTable('core.posts')
        .set({ state: 'sending', channel: before.channel, sent_at: new Date(clock), due_at: new Date(clock) })
        .where('scope', '=', server)
        .where('kind', '=', 'recap')
        .execute();
    const after = EtScene.join({ ...options, clock, guilds: [OTHER_GUILD] }, before.channel);
    await after.play([...play('20:25', 'radar', teams), ...play('20:50', 'supply', teams)]);
    for (let minute = 0; minute < 40; minute++) {
      if (minute % 8 === 0) await see(`Secret${minute}`, after.pipeline.clock);
      await after.wait(1);
    }
    const rename = { serverKey: server, playerKey: keyOf('bert'), keys: [keyOf('bert')], by: 'user/1' };
    await storeRename(db, { ...rename, name: 'Roberta' });
    await settle(after);
    expect(after.texts()).toEqual([UNSHOWN, ...shown.slice(1)]);
    expect(after.edits()).toEqual([(edits[0] ?? 0) + 1, ...edits.slice(1)]);
    const skipped = db.selectFrom('core.posts').select(['kind', 'problem']).where('state', '=', 'skipped');
    expect(await skipped.where('scope', '=', server).execute()).toEqual([
      { kind: 'recap', problem: 'Its game server is no longer shown in this Discord server.' },
    ]);
    const context = contextOf(db, []);
    const viewer = { ...context.viewer, guildId: fake.home.guild.id, isGuildManager: true };
    const servers = [{ key: server, guilds: [OTHER_GUILD], isPublic: false }];
    const panel = await showSetup({ ...context, viewer, bindings: { servers, owners: [] } }, [etlegacyBot]);
    const said = panel.kind === 'reply' ? JSON.stringify(panel.blocks) : '';
    expect(said).toContain('what I posted here is no longer shown in this Discord server');

    await demands[demand]();
    await settle(after);
    expect(after.texts()).toEqual([UNSHOWN, UNSHOWN, UNSHOWN]);

    // It is given back.
    before.pipeline.clock = after.pipeline.clock;
    await see('bert', before.pipeline.clock);
    await before.wait(1);
    expect(before.texts()[0]).toContain('bert');
    before.close();
    after.close();
  },
);
