// The channels of posts: threads, inaccessible channels, moved targets and moved ids.
import { setTimeout as sleep } from 'node:timers/promises';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Courier } from '../../../bot/posts/courier.ts';
import type { PostKind } from '../../../bot/framework/post-kind.ts';
import { textBlock } from '../../../bot/framework/reply/blocks.ts';
import { targetKey } from '../../../bot/framework/post-target.ts';
import { stirSubjects } from '../../../database/stir-subjects.ts';
import { ALL_PERMISSIONS } from '../../support/fake-discord/permissions.ts';
import { readText } from '../../support/fake-discord/read-message.ts';
import { dies } from '../../support/posts/dies.ts';
import { HOUR, MINUTE, Scene } from '../../support/posts/open-scene.ts';
import { noteKind, openSmallGame } from '../../support/posts/small-game.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

let database: TestDatabase;
let scene: Scene;
beforeAll(async () => {
  database = await createTestDatabase();
  await openSmallGame(database.db);
});
afterAll(async () => database.close());
afterEach(async () => scene.close());

const EVENING = [
  noteKind({ name: 'opener', thread: true, freshMs: HOUR }),
  noteKind({ name: 'card', within: 'opener' }),
];

/** What can happen to a request: its process dies before or after it, its answer is lost, or Discord fails. */
const TROUBLES = ['killed before', 'killed after', 'answer lost', 'failed'] as const;
type Trouble = (typeof TROUBLES)[number];
type Call = 'send' | 'openThread';

/** Delivers, and the first request of that kind ends that way. */
async function hurt(one: Scene, call: Call, trouble: Trouble): Promise<void> {
  if (trouble === 'killed before' || trouble === 'killed after')
    return one.worker(dies(call, trouble === 'killed after' ? 'after' : 'before')).update();
  const path = call === 'send' ? /\/messages$/ : /\/threads$/;
  const end = trouble === 'failed' ? { status: 500 } : { reset: true, after: true };
  const fault = one.fake.fault({ method: 'POST', path, ...end });
  await one.worker().update();
  expect(fault.left).toBe(0);
}

describe('a thread', () => {
  test('contains its posts whatever became of the process or of an answer when it was opened', async () => {
    scene = await Scene.open(database, { kinds: EVENING });
    // On a fast machine the requests of an hour fall into one second.
    scene.fake.settings.globalLimit = 10_000;
    scene.fake.settings.defaultLimit = { max: 10_000, window: 1000 };
    await scene.write({ id: 1, events: [1], text: 'one' });
    await scene.worker().update();
    const openers = ['opener: one'];
    for (const call of ['send', 'openThread'] as const)
      for (const trouble of TROUBLES)
        for (const backAfter of [40_000, 10 * MINUTE]) {
          const text = `${call}, ${trouble}, ${backAfter}`;
          const id = openers.length + 1;
          await scene.write({ id, events: [id], text });
          await hurt(scene, call, trouble);
          scene.clock += backAfter;
          const worker = scene.worker();
          for (let look = 0; look < 2; look++) {
            await worker.update();
            scene.clock += 3_000;
          }
          openers.push(`opener: ${text}`);
          expect(scene.texts()).toEqual(openers);
          const opener = scene.fake.messagesIn(scene.fake.home.channel.id).at(-1);
          expect(scene.texts(opener?.id)).toEqual([`card: ${text}`]);
        }
    // The second request for a thread that is there.
    expect(new Set(scene.fake.problems.map(({ code }) => code))).toEqual(new Set([160_004]));
  });

  test('that Discord fails to open for long leaves its posts in the channel', async () => {
    scene = await Scene.open(database, { kinds: EVENING });
    await scene.write({ id: 1, events: [11], text: 'one' });
    scene.fake.fault({ method: 'POST', path: /\/threads$/, status: 500, times: 1_000 });
    const worker = scene.worker();
    for (let look = 0; look < 11; look++) {
      await worker.update();
      scene.clock += 10 * MINUTE;
    }
    expect(scene.texts()).toEqual(['opener: one', 'card: one']);
  });

  test('is that of the post that is there, also when an older post about the same was never sent', async () => {
    scene = await Scene.open(database, { kinds: EVENING });
    const worker = scene.worker();
    await scene.write({ id: 1, events: [11], text: 'old' });
    await worker.plan();
    scene.clock += HOUR + MINUTE;
    await worker.update();
    await scene.write({ id: 2, events: [21], text: 'one' });
    await worker.update();
    scene.clock += 3_000;
    await worker.update();
    // Both become one, together with something that has no post yet.
    await scene.write({ id: 2, events: [31, 11, 21], text: 'both', without: [1] });
    await sql`delete from core.posts where kind = 'card'`.execute(database.db);
    await worker.update();
    const [, opener] = scene.fake.messagesIn(scene.fake.home.channel.id);
    expect(scene.texts()).toEqual(['card: old', 'opener: both']);
    expect(scene.texts(opener?.id)).toEqual(['card: one', 'card: both']);
  });

  test('gets its posts in the order of what they report, not of their ids', async () => {
    const [opener, card] = EVENING;
    if (opener === undefined || card === undefined) throw new Error('There are two kinds');
    // A card for each event, and those of later ones have smaller ids.
    const cards: PostKind = {
      ...card,
      plan: async (...planning) =>
        (await card.plan(...planning)).flatMap((wish) =>
          wish.covers.map((id, at) => {
            const expiresAt = new Date(wish.expiresAt.getTime() + at * MINUTE);
            return { ...wish, anchor: id, covers: [id], expiresAt };
          }),
        ),
      build: async (db, about, building) => {
        const built = await card.build(db, about, building);
        return built && { ...built, reply: { ...built.reply, blocks: [textBlock(`event ${about}`)] } };
      },
    };
    scene = await Scene.open(database, { kinds: [opener, cards] });
    const worker = scene.worker();
    await scene.write({ id: 1, events: [23], text: 'one' });
    await worker.update();
    const [thread] = scene.fake.home.guild.threads.keys();
    expect(scene.texts(thread)).toEqual([]);
    await scene.write({ id: 1, events: [23, 22, 21], text: 'one' });
    await worker.update();
    for (let look = 0; look < 2; look++) {
      scene.clock += 3_000;
      await worker.update();
    }
    expect(scene.texts(thread)).toEqual(['event 23', 'event 22', 'event 21']);
  });

  test('stays behind when its target is moved: later posts go to the new channel', async () => {
    scene = await Scene.open(database, { kinds: EVENING });
    const { guild, channel: old } = scene.fake.home;
    const worker = scene.worker();
    await scene.write({ id: 1, events: [11], text: 'one' });
    for (let look = 0; look < 2; look++) {
      await worker.update();
      scene.clock += 3_000;
    }
    const [opener] = scene.fake.messagesIn(old.id);
    const channel = scene.fake.change.addChannel(guild, { name: 'new' });
    const key = targetKey({ guild: guild.id, channel: channel.id, game: 'small' });
    await sql`update core.targets set key = ${key}, channel = ${channel.id}`.execute(database.db);
    // The same evening has another map.
    await sql`delete from core.posts where kind = 'card'`.execute(database.db);
    await scene.write({ id: 1, events: [11, 12], text: 'two' });
    await worker.update();
    expect(scene.texts(old.id)).toEqual(['opener: two']);
    expect(scene.texts(opener?.id)).toEqual(['card: one']);
    expect(scene.texts(channel.id)).toEqual(['card: two']);
  });

  test('is opened once under its post and contains the posts that belong there', async () => {
    scene = await Scene.open(database, { kinds: EVENING });
    await scene.write({ id: 1, events: [11], text: 'one' });
    const worker = scene.worker();
    for (let second = 0; second < 6; second += 3) {
      await worker.update();
      scene.clock += 3000;
    }
    const [opener] = scene.fake.messagesIn(scene.fake.home.channel.id);
    expect(scene.texts()).toEqual(['opener: one']);
    expect(scene.texts(opener?.id)).toEqual(['card: one']);
    expect([...scene.fake.home.guild.threads.keys()]).toEqual([opener?.id]);
    expect(scene.fake.problems).toEqual([]);
  });

  test.each([
    ['opened', PermissionFlagsBits.CreatePublicThreads],
    ['written in', PermissionFlagsBits.SendMessagesInThreads],
  ])('that may not be %s leaves its posts in the channel', async (_, right) => {
    scene = await Scene.open(database, { kinds: EVENING });
    const { guild } = scene.fake.home;
    const rights = ALL_PERMISSIONS & ~right & ~PermissionFlagsBits.Administrator;
    scene.fake.change.setBotPermissions(guild, rights);
    await scene.write({ id: 1, events: [11], text: 'one' });
    const worker = scene.worker();
    await worker.update();
    scene.clock += 3000;
    await worker.update();
    expect(scene.texts()).toEqual(['opener: one', 'card: one']);
    expect(guild.threads.size).toBe(0);
  });

  test.each([
    ['in threads', PermissionFlagsBits.SendMessagesInThreads, ['card: one'], ['card: two']],
    [
      'anywhere',
      PermissionFlagsBits.SendMessagesInThreads | PermissionFlagsBits.SendMessages,
      ['card: one', 'card: two'],
      [],
    ],
  ])(
    'in which the bot may no longer write %s loses none of its posts',
    async (_, rights, inside, outside) => {
      scene = await Scene.open(database, { kinds: EVENING });
      const { guild, channel } = scene.fake.home;
      scene.fake.change.setBotPermissions(guild, ALL_PERMISSIONS & ~PermissionFlagsBits.Administrator);
      const worker = scene.worker();
      const look = async (times: number, ms: number) => {
        for (let nth = 0; nth < times; nth++) {
          await worker.update();
          scene.clock += ms;
        }
      };
      await scene.write({ id: 1, events: [11], text: 'one' });
      await look(2, 3_000);
      await sql`delete from core.posts where kind = 'card'`.execute(database.db);
      scene.fake.change.setOverwrites(channel, [{ id: guild.id, type: 0, allow: '0', deny: String(rights) }]);
      await scene.write({ id: 1, events: [11, 12], text: 'two' });
      await look(3, 3_000);
      scene.fake.change.setOverwrites(channel, []);
      await look(3, 11 * MINUTE);
      expect(scene.texts()).toEqual(['opener: two', ...outside]);
      const [thread] = guild.threads.keys();
      expect(scene.texts(thread)).toEqual(inside);
    },
  );

  test('that a moderator deletes gets no more posts, and nothing is wrong with its channel', async () => {
    scene = await Scene.open(database, { kinds: EVENING });
    const { threads } = scene.fake.home.guild;
    const worker = scene.worker();
    await scene.write({ id: 1, events: [11], text: 'one' });
    for (let look = 0; look < 2; look++) {
      await worker.update();
      scene.clock += 3_000;
    }
    threads.clear();
    await sql`delete from core.posts where kind = 'card'`.execute(database.db);
    await scene.write({ id: 1, events: [11, 12], text: 'two' });
    await worker.update();
    expect(scene.texts()).toEqual(['opener: two']);
    const target = await database.db.selectFrom('core.targets').selectAll().executeTakeFirstOrThrow();
    expect(target).toMatchObject({ paused_at: null, failures: 0, last_error: null });
    expect((await scene.states()).toSorted()).toEqual(['posted', 'skipped']);
  });

  test.each([
    ['archived', { archived: true, locked: false }, ['card: two'], /none/],
    ['locked', { archived: true, locked: true }, ['card: one'], /archived or locked/],
  ])(
    'that is %s gets its edits where permitted, and its problem is explained',
    async (_, state, texts, say) => {
      scene = await Scene.open(database, { kinds: EVENING });
      await scene.write({ id: 1, events: [11], text: 'one' });
      const worker = scene.worker();
      await worker.update();
      scene.clock += 3000;
      await worker.update();
      const [thread] = scene.fake.home.guild.threads.values();
      if (thread === undefined) throw new Error('There is no thread');
      const rights =
        ALL_PERMISSIONS & ~PermissionFlagsBits.ManageThreads & ~PermissionFlagsBits.Administrator;
      scene.fake.change.setBotPermissions(scene.fake.home.guild, rights);
      scene.fake.change.setThread(thread, state);
      await scene.write({ id: 1, events: [11], text: 'two' });
      await worker.update();
      expect(scene.texts(thread.id)).toEqual(texts);
      expect(thread.thread_metadata.archived).toBe(true);
      const target = await database.db.selectFrom('core.targets').selectAll().executeTakeFirstOrThrow();
      expect(target.paused_at).toBeNull();
      const card = database.db.selectFrom('core.posts').select('problem').where('kind', '=', 'card');
      const { problem } = await card.executeTakeFirstOrThrow();
      expect(problem ?? 'none').toMatch(say);
    },
  );
});

describe('an inaccessible channel', () => {
  const breakIt = {
    'channel deleted': (one: Scene) => one.fake.change.removeChannel(one.fake.home.channel),
    'permission taken': (one: Scene) =>
      one.fake.change.setOverwrites(one.fake.home.channel, [
        { id: one.fake.home.guild.id, type: 0, allow: '0', deny: String(PermissionFlagsBits.SendMessages) },
      ]),
    'channel hidden': (one: Scene) =>
      one.fake.change.setOverwrites(one.fake.home.channel, [
        { id: one.fake.home.guild.id, type: 0, allow: '0', deny: String(PermissionFlagsBits.ViewChannel) },
      ]),
    'guild left': (one: Scene) => one.fake.change.removeGuild(one.fake.home.guild),
  };
  const WORDS = {
    'channel deleted': /channel was deleted/,
    'permission taken': /lacks Send Messages/,
    'channel hidden': /View Channels/,
    'guild left': /no longer in this Discord server/,
  };

  test.each(Object.keys(breakIt))(
    '(%s) pauses its target with a reason, before the first post and after it',
    async (what) => {
      if (!(what in breakIt)) throw new Error(what);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of this object
      const name = what as keyof typeof breakIt;
      for (const posts of [0, 1]) {
        scene = await Scene.open(database, { kinds: [noteKind({ name: 'note' })] });
        scene.fake.change.setBotPermissions(
          scene.fake.home.guild,
          ALL_PERMISSIONS & ~PermissionFlagsBits.Administrator,
        );
        const worker = scene.worker();
        for (let id = 1; id <= posts; id++) await scene.write({ id, events: [id], text: 'before' });
        await worker.update();
        breakIt[name](scene);
        for (const id of [11, 12]) await scene.write({ id, events: [id], text: 'after' });
        for (let minute = 0; minute < 3; minute++) {
          await worker.update();
          scene.clock += MINUTE;
        }
        const target = await database.db.selectFrom('core.targets').selectAll().executeTakeFirstOrThrow();
        expect(target.paused_at).not.toBeNull();
        expect(target.last_error).toMatch(WORDS[name]);
        const dm = scene.fake.state.dms.get(scene.fake.home.user.id);
        const told = scene.fake.messagesIn(dm?.id ?? '').map(readText);
        expect(told).toEqual([expect.stringMatching(/Posts are paused/)]);
        if (posts === 0) await scene.close();
      }
    },
  );

  test('is reported once, also when several processes find it closed at the same time', async () => {
    scene = await Scene.open(database);
    scene.fake.settings.nonceTtl = 0;
    await scene.write({ id: 1, events: [11], text: 'before' });
    await scene.worker().update();
    scene.fake.change.removeChannel(scene.fake.home.channel);
    for (const id of [2, 3, 4]) await scene.write({ id, events: [id * 11], text: 'after' });
    await scene.worker().plan();
    // Each has a post of its own in its hands before any of them learns that the channel is closed.
    let sending = 0;
    const all = Promise.withResolvers<void>();
    const together = (real: Courier): Courier => ({
      ...real,
      send: async (...message) => {
        sending += 1;
        if (sending === 3) all.resolve();
        await Promise.race([all.promise, sleep(3_000)]);
        return real.send(...message);
      },
    });
    const workers = [1, 2, 3].map(() => scene.worker(together));
    await Promise.all(workers.map(async (worker) => worker.deliver()));
    expect(sending).toBe(3);
    const dm = scene.fake.state.dms.get(scene.fake.home.user.id);
    expect(scene.texts(dm?.id ?? '')).toEqual([expect.stringMatching(/Posts are paused/)]);
  });

  test.each(['the first', 'the second'])(
    'of %s of two guilds keeps nothing from the other, while it fails and afterwards',
    async (which) => {
      scene = await Scene.open(database);
      const guild = scene.fake.change.addGuild({ botPermissions: ALL_PERMISSIONS });
      const [added] = guild.channels.values();
      if (added === undefined) throw new Error('A guild has a channel');
      await scene.addTarget({ guild: guild.id, channel: added.id });
      const worker = scene.worker();
      await scene.write({ id: 1, events: [1], text: 'before' });
      await worker.update();
      const [first, second] = [scene.fake.home.channel, added].toSorted((a, b) => (a.id < b.id ? -1 : 1));
      const [broken, other] = which === 'the first' ? [first, second] : [second, first];
      if (broken === undefined || other === undefined) throw new Error('There are two');
      // Its request ends when the other guild has its post, which thus cannot wait for it.
      const isThere = Promise.withResolvers<true>();
      let waitedInVain = false;
      const late = scene.worker((real) => ({
        ...real,
        send: async (channel, ...sending) => {
          if (channel === broken.id) {
            waitedInVain = (await Promise.race([isThere.promise, sleep(3_000)])) !== true;
            throw new Error('broken');
          }
          const sent = await real.send(channel, ...sending);
          isThere.resolve(true);
          return sent;
        },
      }));
      await scene.write({ id: 2, events: [2], text: 'while it fails' });
      await late.update();
      expect(waitedInVain).toBe(false);
      expect(scene.texts(broken.id)).toEqual(['note: before']);
      expect(scene.texts(other.id)).toEqual(['note: before', 'note: while it fails']);
      scene.fake.change.removeChannel(broken);
      scene.clock += MINUTE;
      await worker.update();
      await scene.write({ id: 3, events: [3], text: 'afterwards' });
      await worker.update();
      expect(scene.texts(other.id)).toEqual(['note: before', 'note: while it fails', 'note: afterwards']);
      const targets = await database.db.selectFrom('core.targets').select(['channel', 'paused_at']).execute();
      const paused = targets.filter(({ paused_at: at }) => at !== null).map(({ channel }) => channel);
      expect(paused).toEqual([broken.id]);
    },
  );

  test('resumes by itself when it is accessible again, and the other guild missed no post', async () => {
    scene = await Scene.open(database);
    const other = scene.fake.change.addGuild({ botPermissions: ALL_PERMISSIONS });
    const [channel] = other.channels.values();
    if (channel === undefined) throw new Error('A guild has a channel');
    await scene.addTarget({ guild: other.id, channel: channel.id });
    scene.fake.change.setBotPermissions(scene.fake.home.guild, 0n);
    const worker = scene.worker();
    await scene.write({ id: 1, events: [11], text: 'one' });
    await worker.update();
    expect(scene.texts(channel.id)).toEqual(['note: one']);
    expect(scene.texts()).toEqual([]);
    scene.fake.change.setBotPermissions(scene.fake.home.guild, ALL_PERMISSIONS);
    scene.clock += 11 * MINUTE;
    await worker.update();
    expect(scene.texts()).toEqual(['note: one']);
    expect(scene.texts(channel.id)).toEqual(['note: one']);
  });
});

describe('moved ids', () => {
  test('a later round that arrives before the earlier one gives one post', async () => {
    scene = await Scene.open(database);
    const worker = scene.worker();
    await scene.write({ id: 2, events: [12], text: 'second half' });
    await worker.update();
    await scene.write({ id: 1, events: [11, 12], text: 'whole', without: [2] });
    await worker.update();
    expect(scene.texts()).toEqual(['note: whole']);
  });

  test('when two posts become one, the older is completed and the other points to it; they can be split again', async () => {
    scene = await Scene.open(database);
    const worker = scene.worker();
    await scene.write({ id: 1, events: [11, 12], text: 'first' });
    await worker.update();
    scene.clock += 1000;
    await scene.write({ id: 2, events: [21, 22, 23], text: 'second' });
    await worker.update();
    await scene.write({ id: 1, events: [11, 12, 21, 22, 23], text: 'both', without: [2] });
    await worker.update();
    const [first] = scene.fake.messagesIn(scene.fake.home.channel.id);
    expect(scene.texts()).toEqual(['note: both', expect.stringContaining(String(first?.id))]);
    await scene.write({ id: 1, events: [11, 12], text: 'first' });
    await scene.write({ id: 2, events: [21, 22, 23], text: 'second' });
    await worker.update();
    expect(scene.texts()).toEqual(['note: first', 'note: second']);
  });

  test('a post that should point to one that was never sent tells its own part', async () => {
    scene = await Scene.open(database);
    const worker = scene.worker();
    await scene.write({ id: 1, events: [11], text: 'first' });
    await scene.write({ id: 2, events: [21], text: 'second' });
    await worker.update();
    const { db } = database;
    await db
      .updateTable('core.posts')
      .set({ state: 'lost', message: null })
      .where('anchor', '=', 11)
      .execute();
    await sql`update small.notes set text = 'second again' where id = 2`.execute(db);
    await db
      .updateTable('core.posts')
      .set({ merged_into: 11, due_at: new Date(scene.clock) })
      .where('anchor', '=', 21)
      .execute();
    await worker.deliver();
    expect(scene.texts()).toEqual(['note: first', 'note: second again']);
    const due = await db.selectFrom('core.posts').select('due_at').where('due_at', 'is not', null).execute();
    expect(due).toEqual([]);
  });

  test('a post that is split stays with its larger part; an old part gets no post', async () => {
    scene = await Scene.open(database);
    const worker = scene.worker();
    await scene.write({ id: 1, events: [11, 12, 13], text: 'all' });
    await worker.update();
    scene.clock += 3 * HOUR;
    const at = new Date(scene.clock - 3 * HOUR);
    await scene.write({ id: 1, events: [11], text: 'small', at });
    await scene.write({ id: 2, events: [12, 13], text: 'large', at });
    await worker.update();
    expect(scene.texts()).toEqual(['note: large']);
  });

  test('forgetting a source deletes its posts, also of disabled kinds and where it is no longer chosen', async () => {
    scene = await Scene.open(database);
    const worker = scene.worker();
    await scene.write({ id: 1, events: [11], text: 'secret' });
    await scene.write({ id: 2, events: [21], text: 'other', scope: 'there' });
    await worker.update();
    await sql`update core.targets set kinds = '{}', scopes = '{there}'`.execute(database.db);
    await database.db.transaction().execute(async (trx) => {
      await sql`delete from small.notes where scope = 'here'`.execute(trx);
      await stirSubjects({ game: 'small', scope: 'here', subjects: [''] })?.execute(trx);
    });
    await worker.update();
    expect(scene.texts()).toEqual([expect.stringContaining('has been removed'), 'note: other']);
  });
});

test('A target that is moved during an evening posts the rest in its new channel and still corrects posts in the old one.', async () => {
  scene = await Scene.open(database);
  const { guild, channel: old } = scene.fake.home;
  const worker = scene.worker();
  await scene.write({ id: 1, events: [11], text: 'one' });
  await worker.update();
  const channel = scene.fake.change.addChannel(guild, { name: 'new' });
  const key = targetKey({ guild: guild.id, channel: channel.id, game: 'small' });
  await sql`update core.targets set key = ${key}, channel = ${channel.id}`.execute(database.db);
  await scene.write({ id: 2, events: [21], text: 'two' });
  await scene.write({ id: 1, events: [11], text: 'one, corrected' });
  await worker.update();
  expect(scene.texts(old.id)).toEqual(['note: one, corrected']);
  expect(scene.texts(channel.id)).toEqual(['note: two']);
});

test('A standing post is edited at most once per interval, and created again when it is enabled again.', async () => {
  const standing = noteKind({ name: 'board', standing: { everyS: 60 }, freshMs: 1000 * HOUR });
  scene = await Scene.open(database, { kinds: [standing] });
  const worker = scene.worker();
  await scene.write({ id: 1, events: [11], text: 'a' });
  await worker.update();
  await worker.update();
  for (const text of ['b', 'c', 'd']) {
    await sql`update small.notes set text = ${text}`.execute(database.db);
    scene.clock += 20_000;
    await worker.update();
  }
  expect(scene.texts()).toEqual(['board: d']);
  const [message] = scene.fake.messagesIn(scene.fake.home.channel.id);
  expect(message?.history).toHaveLength(2);
  if (message !== undefined) scene.fake.change.removeMessage(message);
  await sql`update small.notes set text = 'e'`.execute(database.db);
  scene.clock += MINUTE;
  await worker.update();
  await scene.write({ id: 1, events: [11], text: 'f' });
  await worker.update();
  expect(scene.texts()).toEqual([]);
  const since = new Date((scene.clock += MINUTE)).toISOString();
  await sql`update core.targets set kinds = jsonb_build_object('board', jsonb_build_object('since', ${since}::text))`.execute(
    database.db,
  );
  await scene.write({ id: 1, events: [11], text: 'g', at: new Date(scene.clock) });
  await worker.update();
  expect(scene.texts()).toEqual(['board: g']);
});
