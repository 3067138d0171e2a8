// Posts are sent exactly once, whatever is killed, slow or unavailable at any moment. Each test fails
// without the mechanism it covers.
import { setTimeout as sleep } from 'node:timers/promises';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { PostKind } from '../../../bot/framework/post-kind.ts';
import { fetchOpenAlarms } from '../../../stats/health/fetch-open-alarms.ts';
import { textBlock } from '../../../bot/framework/reply/blocks.ts';
import { tooManyRequests } from '../../support/fake-discord/faults.ts';
import { dies } from '../../support/posts/dies.ts';
import { HOUR, MINUTE, Scene } from '../../support/posts/open-scene.ts';
import { noteKind, openSmallGame } from '../../support/posts/small-game.ts';
import { stubPictures } from '../scenarios/stub-pictures.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

const PICTURE = { layouts: 'file:///layouts.ts', kind: 'note', props: {}, alt: 'A note' };
const ONE = { id: 1, events: [11], text: 'one' };

let database: TestDatabase;
let scene: Scene;
beforeAll(async () => {
  database = await createTestDatabase();
  await openSmallGame(database.db);
});
afterAll(async () => database.close());
afterEach(async () => scene.close());

describe('a post', () => {
  test('is sent once, and is edited only when its words change', async () => {
    scene = await Scene.open(database);
    const worker = scene.worker();
    await scene.write(ONE);
    await worker.update();
    await worker.update();
    expect(scene.texts()).toEqual(['note: one']);
    const requests = scene.fake.requests.length;
    await scene.write(ONE);
    await worker.update();
    expect(scene.fake.requests).toHaveLength(requests);
    await scene.write({ ...ONE, events: [11, 12], text: 'two' });
    await worker.update();
    expect(scene.texts()).toEqual(['note: two']);
    expect(await database.db.selectFrom('core.stirs').selectAll().execute()).toEqual([]);
    expect(scene.fake.problems).toEqual([]);
  });

  test('is sent although no worker was woken for its mark', async () => {
    scene = await Scene.open(database);
    await scene.write(ONE);
    scene.clock += MINUTE;
    await scene.worker().update();
    expect(scene.texts()).toEqual(['note: one']);
  });

  test('is sent although its planner died between the mark and the plan', async () => {
    let isDying = true;
    const plan: PostKind['plan'] = async (db, planning) => {
      if (isDying) await sql`select pg_terminate_backend(pg_backend_pid())`.execute(db);
      return noteKind({ name: 'note' }).plan(db, planning);
    };
    scene = await Scene.open(database, { kinds: [{ ...noteKind({ name: 'note' }), plan }] });
    await scene.write(ONE);
    await expect(scene.worker().update()).rejects.toThrow(/terminat|EPIPE|ECONNRESET/);
    isDying = false;
    await scene.worker().update();
    expect(scene.texts()).toEqual(['note: one']);
  });

  test('waits alone where its plan fails: all others are sent, it is named, and is tried again', async () => {
    const bad = new Set(['2', '700']);
    const plan: PostKind['plan'] = async (db, planning) => {
      const found = planning.stirred.find(({ subject }) => bad.has(subject));
      // An error of PostgreSQL aborts the whole transaction.
      if (found?.subject === '2') await sql`select 1 / 0`.execute(db);
      if (found !== undefined) throw new Error('cannot be planned.');
      return noteKind({ name: 'note' }).plan(db, planning);
    };
    const broken: PostKind = {
      ...noteKind({ name: 'broken' }),
      plan: async () => Promise.reject(new Error('is broken')),
    };
    scene = await Scene.open(database, { kinds: [broken, { ...noteKind({ name: 'note' }), plan }] });
    await sql`insert into core.stirs (game, scope, subject)
      select 'small', 'here', i::text from generate_series(4, 1200) as i`.execute(database.db);
    for (const id of [1, 2, 3, 700]) await scene.write({ id, events: [id], text: `note ${id}` });
    const worker = scene.worker();
    await worker.update();
    expect(scene.texts().toSorted()).toEqual(['note: note 1', 'note: note 3']);
    const marks = async () => database.db.selectFrom('core.stirs').select('subject').execute();
    expect((await marks()).map(({ subject }) => subject).toSorted()).toEqual(['2', '700']);
    const alarms = await fetchOpenAlarms(database.db, new Date());
    expect(alarms.map(({ say }) => say)).toEqual([
      expect.stringMatching(
        /^Posts of the kind "broken" for channel \d+ cannot be planned: is broken\. It is tried/,
      ),
      expect.stringMatching(
        /^Posts about a change on here \(\w+\) wait.*: cannot be planned\. It is tried every minute/,
      ),
    ]);
    expect(worker.lines.filter(({ msg }) => msg === 'posts.unplanned')).toHaveLength(5);
    await scene.write({ id: 5, events: [5], text: 'note 5' });
    bad.delete('2');
    await worker.update();
    expect(scene.texts().toSorted()).toEqual([
      'note: note 1',
      'note: note 2',
      'note: note 3',
      'note: note 5',
    ]);
    bad.clear();
    await worker.update();
    expect(await marks()).toEqual([]);
    expect(scene.texts()).toContain('note: note 700');
  });

  test('contains data stored while it was planned', async () => {
    const plan: PostKind['plan'] = async (...planning) => {
      const wishes = await noteKind({ name: 'note' }).plan(...planning);
      // A second import marks the subject again after the planner has read it.
      if (wishes.length === 0) return wishes;
      if (news.length > 0) await scene.write({ ...ONE, events: [11, ...news.splice(0)], text: 'two' });
      return wishes;
    };
    const news = [12];
    scene = await Scene.open(database, { kinds: [{ ...noteKind({ name: 'note' }), plan }] });
    await scene.write(ONE);
    await scene.worker().plan();
    await scene.worker().update();
    expect(scene.texts()).toEqual(['note: two']);
    const post = await database.db.selectFrom('core.posts').select('covers').executeTakeFirstOrThrow();
    expect(post.covers).toEqual([11, 12]);
  });

  test('is sent although it had nothing to say while it was planned again', async () => {
    const note = noteKind({ name: 'note' });
    const build: PostKind['build'] = async (...building) => {
      const built = await note.build(...building);
      // It finds its words at this moment, and another process plans it.
      if (built === null) await scene.write(ONE).then(async () => scene.worker().plan());
      return built;
    };
    scene = await Scene.open(database, { kinds: [{ ...note, build }] });
    await scene.write({ ...ONE, text: '' });
    await scene.worker().update();
    expect(scene.texts()).toEqual(['note: one']);
  });

  test('is sent although its planner died after storing it and before deleting the mark', async () => {
    scene = await Scene.open(database);
    await scene.write(ONE);
    await scene.worker().plan();
    await scene.write(ONE);
    await scene.worker().plan();
    await scene.worker().update();
    expect(scene.texts()).toEqual(['note: one']);
  });

  test.each([
    ['before it was sent', 'before', 40_000],
    ['before it was sent', 'before', HOUR],
    ['after it was sent', 'after', 40_000],
    ['after it was sent', 'after', HOUR],
  ] as const)(
    'is sent once although its process died %s (%s) and the next started after %i ms',
    async (_, when, ms) => {
      scene = await Scene.open(database);
      await scene.write(ONE);
      await scene.worker(dies('send', when)).update();
      expect(scene.texts()).toHaveLength(when === 'before' ? 0 : 1);
      expect(await scene.states()).toEqual(['sending']);
      scene.clock += ms;
      await scene.worker().update();
      expect(scene.texts()).toEqual(['note: one']);
      expect(await scene.states()).toEqual(['posted']);
      await scene.write({ ...ONE, text: 'changed' });
      await scene.worker().update();
      expect(scene.texts()).toEqual(['note: changed']);
      expect(scene.fake.problems).toEqual([]);
    },
  );

  test('that may have been sent is marked as lost, and never sent again, where the bot may not search for it', async () => {
    scene = await Scene.open(database);
    await scene.write(ONE);
    await scene.worker(dies('send', 'after')).update();
    scene.fake.change.setBotPermissions(
      scene.fake.home.guild,
      PermissionFlagsBits.AttachFiles | PermissionFlagsBits.EmbedLinks,
    );
    const { guild, channel } = scene.fake.home;
    const deny = String(PermissionFlagsBits.ReadMessageHistory);
    scene.fake.change.setOverwrites(channel, [{ id: guild.id, type: 0, allow: '0', deny }]);
    scene.clock += HOUR;
    await scene.worker().update();
    expect(await scene.states()).toEqual(['lost']);
    await scene.write({ ...ONE, text: 'changed' });
    await scene.worker().update();
    expect(scene.texts()).toEqual(['note: one']);
  });

  test('is sent once although the answer of Discord was cut off', async () => {
    scene = await Scene.open(database);
    await scene.write(ONE);
    scene.fake.fault({ method: 'POST', path: '/messages', reset: true, after: true });
    const worker = scene.worker();
    await worker.update();
    scene.clock += 6_000;
    await worker.update();
    expect(scene.texts()).toEqual(['note: one']);
    expect(await scene.states()).toEqual(['posted']);
  });

  test('is sent once by three processes at a time, even without the help of Discord', async () => {
    scene = await Scene.open(database);
    scene.fake.settings.nonceTtl = 0;
    const ids = [1, 2, 3, 4, 5];
    for (const id of ids) await scene.write({ id, events: [id], text: 'one' });
    await scene.worker().plan();
    const workers = [scene.worker(), scene.worker(), scene.worker()];
    await Promise.all(workers.map(async (worker) => worker.deliver()));
    expect(scene.texts()).toEqual(ids.map(() => 'note: one'));
    // None was sent twice and deleted. A request that comes too fast is refused and repeated.
    const sent = scene.fake.requests.filter(({ method, status }) => method === 'POST' && status !== 429);
    expect(sent).toHaveLength(ids.length);
  });

  test.each([
    ['by its nonce', 5 * MINUTE],
    ['by the later one going away', 0],
  ])(
    'is sent once although its process was frozen for two minutes before sending: %s',
    async (_, nonceTtl) => {
      scene = await Scene.open(database);
      scene.fake.settings.nonceTtl = nonceTtl;
      await scene.write(ONE);
      const thaw = Promise.withResolvers<void>();
      const frozen = scene.worker((real) => ({
        ...real,
        send: async (...sending) => {
          await thaw.promise;
          return real.send(...sending);
        },
      }));
      const update = frozen.update();
      while (!(await scene.states()).includes('sending')) await sleep(5);
      scene.clock += 2 * MINUTE;
      await scene.worker().update();
      expect(scene.texts()).toEqual(['note: one']);
      thaw.resolve();
      await update;
      expect(scene.texts()).toEqual(['note: one']);
      const removed = scene.fake.requests.filter(({ method }) => method === 'DELETE');
      expect(removed).toHaveLength(nonceTtl === 0 ? 1 : 0);
      expect(await scene.states()).toEqual(['posted']);
    },
  );

  test('is left to the process that took it over, if the first was frozen before sending', async () => {
    const note = noteKind({ name: 'note' });
    const build: PostKind['build'] = async (...building) => {
      const built = await note.build(...building);
      if (built === null) return null;
      const slot = { kind: 'picture' as const, name: 'a.png', picture: PICTURE, instead: [] };
      return { ...built, reply: { ...built.reply, blocks: [...built.reply.blocks, slot] } };
    };
    scene = await Scene.open(database, { kinds: [{ ...note, build }] });
    scene.fake.settings.nonceTtl = 0;
    await scene.write(ONE);
    const other = scene.worker(undefined, stubPictures());
    const frozen = scene.worker(undefined, {
      draw: async (picture) => {
        scene.clock += 2 * MINUTE;
        await other.update();
        return stubPictures().draw(picture);
      },
    });
    await frozen.update();
    expect(scene.texts()).toHaveLength(1);
    const posts = scene.fake.requests.filter(({ method }) => method === 'POST');
    expect(posts).toHaveLength(1);
    expect(await scene.states()).toEqual(['posted']);
  });

  test('is sent once after ten minutes in which Discord failed', async () => {
    scene = await Scene.open(database);
    const worker = scene.worker();
    // The first post of a target is preceded by a look at its channel, which fails too and counts as no try.
    await scene.write(ONE);
    await worker.update();
    const outage = scene.fake.fault({ status: 500, times: 10_000 });
    await scene.write({ id: 2, events: [21], text: 'two' });
    for (let second = 0; second < 600; second += 30) {
      await worker.update();
      scene.clock += 30_000;
    }
    outage.left = 0;
    for (let minute = 0; minute < 10; minute++) {
      await worker.update();
      scene.clock += MINUTE;
    }
    expect(scene.texts()).toEqual(['note: one', 'note: two']);
    expect(await scene.states()).toEqual(['posted', 'posted']);
  });

  test('is given up at the eighth try, which counts once and pauses nothing', async () => {
    scene = await Scene.open(database);
    const worker = scene.worker();
    await scene.write(ONE);
    await worker.update();
    const outage = scene.fake.fault({ method: 'POST', path: '/messages', status: 500, times: 10_000 });
    await scene.write({ id: 2, events: [21], text: 'two' });
    const target = async () =>
      database.db.selectFrom('core.targets').select(['failures', 'paused_at']).executeTakeFirstOrThrow();
    for (let minute = 0; minute < 45; minute++) {
      await worker.update();
      const { state, attempts } = await database.db
        .selectFrom('core.posts')
        .select(['state', 'attempts'])
        .where('anchor', '=', 21)
        .executeTakeFirstOrThrow();
      const isOver = attempts === 8 && state === 'failed';
      expect(await target()).toEqual({ failures: isOver ? 1 : 0, paused_at: null });
      scene.clock += MINUTE;
    }
    expect(await scene.states()).toEqual(['posted', 'failed']);
    // News give it all its tries again.
    outage.left = 2;
    await scene.write({ id: 2, events: [21, 22], text: 'two and more' });
    for (let minute = 0; minute < 3; minute++) {
      await worker.update();
      scene.clock += MINUTE;
    }
    expect(scene.texts()).toEqual(['note: one', 'note: two and more']);
  });

  test('is not given up because many processes died or could not search for it', async () => {
    scene = await Scene.open(database);
    await scene.write(ONE);
    const dying = scene.worker(dies('send', 'before'));
    const searches = scene.fake.fault({ method: 'GET', path: /\/messages$/, status: 500, times: 0 });
    const sends = scene.fake.fault({ method: 'POST', path: /\/messages$/, status: 500, times: 7 });
    for (const [worker, failing] of [
      [dying, 0],
      [scene.worker(), 9],
    ] as const) {
      searches.left = failing;
      for (let look = 0; look < 10; look++) {
        await worker.update();
        scene.clock += 40_000;
      }
    }
    expect(searches.left).toBe(0);
    expect(await scene.states()).toEqual(['sending']);
    for (let minute = 0; minute < 60; minute += 5) {
      await scene.worker().update();
      scene.clock += 5 * MINUTE;
    }
    expect(sends.left).toBe(0);
    expect(scene.texts()).toEqual(['note: one']);
  });

  test('whose message cannot be made is given up as one that is named, and delays no other; news give it its tries again', async () => {
    const note = noteKind({ name: 'note', freshMs: 48 * HOUR });
    // More than a message of Discord may contain.
    const build: PostKind['build'] = async (...building) => {
      const built = await note.build(...building);
      const text = built === null ? '' : JSON.stringify(built.reply.blocks);
      if (built === null || !text.includes('long')) return built;
      return { ...built, reply: { ...built.reply, blocks: [textBlock('long '.repeat(2_000))] } };
    };
    scene = await Scene.open(database, { kinds: [{ ...note, build }] });
    const worker = scene.worker();
    const pass = async () => {
      for (let minute = 0; minute < 50; minute++) {
        await worker.update();
        scene.clock += MINUTE;
      }
    };
    await scene.write({ id: 1, events: [1], text: 'one' });
    await worker.update();
    await scene.write({ id: 1, events: [1], text: 'long' });
    await scene.write({ id: 2, events: [2], text: 'long' });
    await scene.write({ id: 3, events: [3], text: 'three' });
    await worker.update();
    expect(scene.texts()).toEqual(['note: one', 'note: three']);
    await pass();
    const posts = async () =>
      database.db.selectFrom('core.posts').select(['state', 'due_at', 'problem']).orderBy('anchor').execute();
    const problem = expect.stringContaining('could not be built');
    expect(await posts()).toEqual([
      { state: 'posted', due_at: null, problem },
      { state: 'failed', due_at: null, problem },
      { state: 'posted', due_at: null, problem: null },
    ]);
    await scene.write({ id: 1, events: [1], text: 'one again' });
    await scene.write({ id: 2, events: [2, 22], text: 'two' });
    await pass();
    expect(scene.texts().toSorted()).toEqual(['note: one again', 'note: three', 'note: two']);
  });

  test.each([
    [4, 1],
    [1_000, 0],
  ])(
    'gets its picture by an edit, also where drawing fails %i times; its words are edited once',
    async (failures, files) => {
      const note = noteKind({ name: 'note' });
      const build: PostKind['build'] = async (...building) => {
        const built = await note.build(...building);
        if (built === null) return null;
        const slot = { kind: 'picture' as const, name: 'a.png', picture: PICTURE, instead: [] };
        return { ...built, reply: { ...built.reply, blocks: [...built.reply.blocks, slot] } };
      };
      scene = await Scene.open(database, { kinds: [{ ...note, build }] });
      let drawn = 0;
      const worker = scene.worker(undefined, {
        draw: async (picture) => {
          drawn += 1;
          if (drawn <= failures) throw new Error('no memory');
          return stubPictures().draw(picture);
        },
      });
      await scene.write(ONE);
      for (let minute = 0; minute < 60; minute++) {
        await worker.update();
        scene.clock += MINUTE;
      }
      const [message] = scene.fake.messagesIn(scene.fake.home.channel.id);
      expect(message?.files).toHaveLength(files);
      // The words once more after they were sent, then the picture.
      expect(message?.history).toHaveLength(2 + files);
      expect(drawn).toBeLessThan(10);
    },
  );

  test('that arrives after it was given up is kept, and corrected like any other', async () => {
    scene = await Scene.open(database);
    await scene.write(ONE);
    const thaw = Promise.withResolvers<void>();
    const frozen = scene.worker((real) => ({
      ...real,
      send: async (...sending) => {
        await thaw.promise;
        return real.send(...sending);
      },
    }));
    const update = frozen.update();
    while (!(await scene.states()).includes('sending')) await sleep(5);
    scene.clock += 3 * HOUR;
    await scene.worker().update();
    expect(await scene.states()).toEqual(['skipped']);
    thaw.resolve();
    await update;
    await scene.write({ ...ONE, text: 'corrected', at: new Date(scene.clock - 3 * HOUR) });
    await scene.worker().update();
    expect(scene.texts()).toEqual(['note: corrected']);
    expect(await scene.states()).toEqual(['posted']);
  });

  test('that may have been sent is looked for until it is too late, and then given up as lost', async () => {
    scene = await Scene.open(database);
    await scene.write(ONE);
    await scene.worker(dies('send', 'after')).update();
    const searches = scene.fake.fault({ method: 'GET', path: /\/messages$/, status: 500, times: 1e9 });
    scene.clock += 40 * MINUTE;
    await scene.worker().update();
    expect(await scene.states()).toEqual(['sending']);
    scene.clock += 48 * HOUR;
    await scene.worker().update();
    expect(await scene.states()).toEqual(['lost']);
    const { left } = searches;
    scene.clock += HOUR;
    await scene.worker().update();
    expect(searches.left).toBe(left);
    searches.left = 0;
    expect(scene.texts()).toEqual(['note: one']);
  });

  test('comes once although the database was away while it was sent, which ends the update with an error', async () => {
    scene = await Scene.open(database);
    await scene.write(ONE);
    const worker = scene.worker((real) => ({
      ...real,
      send: async (...sending) => {
        const sent = await real.send(...sending);
        await sql`alter table core.posts rename to posts_away`.execute(database.db);
        return sent;
      },
    }));
    await expect(worker.update()).rejects.toThrow('core.posts');
    await sql`alter table core.posts_away rename to posts`.execute(database.db);
    scene.clock += 40_000;
    await scene.worker().update();
    expect(scene.texts()).toEqual(['note: one']);
    expect(await scene.states()).toEqual(['posted']);
  });

  test('is sent once after a global rate limit, during which nothing is sent', async () => {
    scene = await Scene.open(database);
    await scene.write(ONE);
    scene.fake.fault(tooManyRequests({ method: 'POST', path: '/messages', retryAfter: 60, global: true }));
    await scene.worker().update();
    expect(await scene.states()).toEqual(['due']);
    scene.clock += 61_000;
    await scene.worker().update();
    expect(scene.texts()).toEqual(['note: one']);
  });
});

describe('a message that a moderator deleted', () => {
  test.each([
    ['before an edit', []],
    ['after an edit', ['edited']],
  ])('stays deleted: %s', async (_, edits) => {
    scene = await Scene.open(database);
    await scene.write(ONE);
    const worker = scene.worker();
    await worker.update();
    for (const text of edits) {
      await scene.write({ ...ONE, text });
      await worker.update();
      expect(scene.texts()).toEqual(['note: edited']);
    }
    const [message] = scene.fake.messagesIn(scene.fake.home.channel.id);
    if (message !== undefined) scene.fake.change.removeMessage(message);
    for (const text of ['two', 'three']) {
      await scene.write({ ...ONE, text });
      await worker.update();
    }
    expect(scene.texts()).toEqual([]);
    expect(await scene.states()).toEqual(['removed']);
    expect(scene.fake.takeProblems().map(({ code }) => code)).toEqual([10_008]);
  });

  test('stays deleted although its id had not been stored yet', async () => {
    scene = await Scene.open(database);
    await scene.write(ONE);
    await scene.worker(dies('send', 'after')).update();
    const [message] = scene.fake.messagesIn(scene.fake.home.channel.id);
    if (message !== undefined) scene.fake.change.removeMessage(message);
    scene.clock += 40_000;
    await scene.worker().update();
    expect(scene.texts()).toEqual([]);
    expect(await scene.states()).toEqual(['removed']);
  });
});

describe('posts that are held back', () => {
  test('a subject older than its target, or too late, is not posted, however many there are', async () => {
    scene = await Scene.open(database);
    const ago = (hours: number): Date => new Date(scene.clock - hours * HOUR);
    await sql`insert into small.notes
      select i, array[i * 10], 'old', case when i % 2 = 0 then ${ago(3)}::timestamptz else ${ago(25)}::timestamptz end, 'here'
      from generate_series(1, 1200) as i`.execute(database.db);
    await sql`insert into core.stirs (game, scope, subject)
      select 'small', 'here', i::text from generate_series(1, 1200) as i`.execute(database.db);
    await scene.worker().update();
    await scene.addTarget({
      channel: scene.fake.change.addChannel(scene.fake.home.guild).id,
      since: new Date(scene.clock),
    });
    for (let id = 1; id <= 5; id++)
      await scene.write({ id, events: [id * 10], text: 'again', at: new Date(scene.clock - 1) });
    await scene.worker().update();
    expect(scene.texts()).toHaveLength(5);
    expect(scene.fake.requests.filter(({ method }) => method === 'POST')).toHaveLength(5);
    expect(await scene.states()).toHaveLength(5);
  });

  test('edits of old messages are limited to three in six seconds per channel', async () => {
    scene = await Scene.open(database);
    const worker = scene.worker();
    const ids = [1, 2, 3, 4, 5, 6, 7, 8];
    for (const id of ids) await scene.write({ id, events: [id], text: 'one' });
    await worker.update();
    scene.clock += 2 * HOUR;
    for (const id of ids)
      await scene.write({ id, events: [id], text: 'two', at: new Date(scene.clock - 2 * HOUR) });
    for (let second = 0; second < 30; second++) {
      await worker.update();
      scene.clock += 1000;
    }
    expect(scene.texts()).toEqual(ids.map(() => 'note: two'));
    expect(scene.fake.problems).toEqual([]);
  });

  test('quiet hours delay or drop posts, also across the repeated hour in autumn', async () => {
    // 26 October 2025, Berlin: clocks go from 3:00 back to 2:00 at 01:00 UTC.
    const kinds = [
      noteKind({ name: 'waits', freshMs: 12 * HOUR }),
      noteKind({ name: 'left', freshMs: 12 * HOUR, inQuietHours: 'leave-out' }),
    ];
    const target = { zone: 'Europe/Berlin', quiet_from: 23, quiet_until: 3 };
    scene = await Scene.open(database, { kinds, target, clock: Date.UTC(2025, 9, 25, 21, 30) });
    const worker = scene.worker();
    await scene.write(ONE);
    for (; scene.clock < Date.UTC(2025, 9, 26, 2); scene.clock += 10 * MINUTE) {
      await worker.update();
      expect(scene.texts()).toEqual([]);
    }
    await worker.update();
    expect(scene.texts()).toEqual(['waits: one']);
  });
});
