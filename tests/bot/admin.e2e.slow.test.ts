// What admins change, from Discord to the database: merged players, uploaded files, rounds reimported by a job.
import { type APIUser, PermissionFlagsBits } from 'discord-api-types/v10';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findImporter, loadHealth, loadImporters } from '../../cli/app/find-game.ts';
import { botOperations } from '../../cli/bot-operations.ts';
import { openWork } from '../../work/open-work.ts';
import { formatId } from '../../core/public-id.ts';
import { readConfig } from '../../core/config.ts';
import { lockServer } from '../../importer/etlegacy/servers/lock-server.ts';
import type { JobHandlers } from '../../jobs/job-payloads.ts';
import { type Jobs, openJobs } from '../../jobs/open-jobs.ts';
import type { FakeDiscord } from '../support/fake-discord/fake-discord.ts';
import type { FakeInteraction } from '../support/fake-discord/interactions/fake-interaction.ts';
import { readText } from '../support/fake-discord/read-message.ts';
import type { FileInput } from '../support/fake-discord/store-files.ts';
import { importFiles, ledgerOf, stateOf } from '../support/etlegacy/import-files.ts';
import { quietLog } from '../support/quiet-log.ts';
import type { TestFile } from '../support/etlegacy/round-file.ts';
import { evenly, keyOf, stopwatchMatch } from '../support/etlegacy/stopwatch-match.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';
import { waitUntil } from '../support/wait-until.ts';
import { expectValid, startWorld, type World, type WorldOptions } from './support/bot-world.ts';

const OTHERS = ['boris', 'carla', 'dmitri', 'elsa'];
/** The player anna returns as anya half a year later. */
const FILES = [
  ...stopwatchMatch({
    at: '2025-02-03 20:00:00',
    first: evenly(['anna', 'boris']),
    second: evenly(['carla', 'dmitri']),
  }),
  ...stopwatchMatch({
    at: '2025-08-04 20:00:00',
    map: 'radar',
    first: evenly(['anya', 'boris']),
    second: evenly(['carla', 'elsa']),
  }),
];

let test: TestDatabase;
const open: Jobs[] = [];

beforeEach(async () => {
  test = await createTestDatabase();
  await importFiles(test.db, FILES);
});
afterEach(async () => {
  for (const jobs of open.splice(0)) await jobs.close();
  await test.close();
});

function addAdmin(fake: FakeDiscord): APIUser {
  const role = fake.change.addRole(fake.home.guild, { permissions: PermissionFlagsBits.Administrator });
  const user = fake.change.addUser();
  fake.change.addMember(fake.home.guild, user, { roles: [role] });
  return user;
}

type Person = {
  readonly world: World;
  readonly user: APIUser;
  readonly say: (line: string, values?: Readonly<Record<string, string>>) => Promise<string>;
};

async function enter(options: WorldOptions = {}): Promise<Person & { readonly member: Person }> {
  const world = await startWorld(test, { operations: botOperations(test.db, loadImporters), ...options });
  const { fake } = world;
  const as = (user: APIUser): Person => ({
    world,
    user,
    say: async (line, values = {}) =>
      expectValid(await fake.waitForFinal(fake.people.slash(line, values, { user }), { timeout: 15_000 })),
  });
  const member = fake.change.addUser();
  fake.change.addMember(fake.home.guild, member);
  return { ...as(addAdmin(fake)), member: as(member) };
}

async function offers({ world, user }: Person, line: string, values: Readonly<Record<string, string>>) {
  const asked = world.fake.people.autocomplete(line, values, { user });
  return (await world.fake.waitForReply(asked)).choices ?? [];
}

async function auditOf(action: string) {
  const { rows } = await sql<{ actor: string; subject: string; server_key: string; details: unknown }>`
    select actor, subject, server_key, details from core.audit where action = ${action} order by id`.execute(
    test.db,
  );
  return rows;
}

describe('/admin merge', () => {
  const pair = { player: keyOf('anna'), into: keyOf('anya') };

  it('merges two players in every answer, and can be undone', async () => {
    const admin = await enter();
    const { say, member, world } = admin;
    const facts = await stateOf(test.db);
    expect(await member.say('player', { player: 'anna' })).toContain('2 rounds');

    const merged = await say('admin merge', pair);
    expect(merged).toContain('**anna** and **anya** are one person now, shown as **anya**');
    expect(merged).toContain('Before: anna 2 rounds; anya 2 rounds');
    expect(merged).toContain('Now: anya 4 rounds');

    for (const name of ['anna', 'anya', keyOf('anna'), keyOf('anya')]) {
      const card = await member.say('player', { player: name });
      expect(card, name).toContain('## anya');
      expect(card, name).toContain('4 rounds');
    }
    const [choice, ...more] = await offers(member, 'player', { player: 'anna' });
    expect(choice).toMatchObject({
      name: expect.stringMatching(/^anya \(anna\) - 4 rounds/),
      value: keyOf('anya'),
    });
    expect(more).toEqual([]);
    const board = await member.say('top', { stat: 'kills' });
    expect(board).toMatch(/anya +20/);
    expect(board).not.toContain('anna');
    expect(await member.say('recap', { session: 'latest' })).not.toContain('anna');
    const first = await test.db
      .selectFrom('etlegacy.sessions')
      .select('id')
      .orderBy('ended_at')
      .executeTakeFirstOrThrow();
    const recap = await member.say('recap', { session: formatId(first.id) });
    expect(recap).toContain('anya');
    expect(recap).not.toContain('anna');
    expect(await member.say('compare', { a: 'boris', b: 'anna' })).toContain('anya');
    expect(await stateOf(test.db)).toBe(facts);

    const left = await offers(admin, 'admin unmerge', { merged: '' });
    expect(left).toMatchObject([{ name: 'anna - 2 rounds - counts for anya', value: keyOf('anna') }]);
    expect(await offers(member, 'player', { player: 'boris' })).toHaveLength(1);
    const apart = await say('admin unmerge', { merged: 'anna' });
    expect(apart).toContain('**anna** counts by itself again, apart from **anya**');
    expect(apart).toContain('Now: anna 2 rounds; anya 2 rounds');
    expect(await member.say('player', { player: 'anna' })).toContain('## anna');

    expect(await auditOf('merge')).toMatchObject([
      {
        actor: `user/${admin.user.id}`,
        subject: keyOf('anna'),
        server_key: 'default',
        details: { into: keyOf('anya') },
      },
    ]);
    expect(await auditOf('unmerge')).toMatchObject([
      { subject: keyOf('anna'), details: { from: keyOf('anya') } },
    ]);
    expect(world.fake.problems).toEqual([]);
  });

  it('links the account of either player to the merged player', async () => {
    const { say, member, world } = await enter();
    await member.say('link', { player: keyOf('anna') });
    await say('admin merge', pair);
    expect(await member.say('me')).toContain('## anya');
    expect(await member.say('me')).toContain('4 rounds');
    expect(await member.say('whois', { player: 'anya' })).toContain(`<@${member.user.id}>`);
    expect(await member.say('link', { player: keyOf('anya') })).toContain('You are anya now');
    expect(await say('link', { player: keyOf('anya') })).toContain('linked to somebody else');
    expect(await member.say('top', { stat: 'kills' })).toContain('anya ◄');
    const { fake } = world;
    const prefs = await fake.waitForFinal(
      fake.people.slash('prefs', { privacy: 'private' }, { user: member.user }),
    );
    const data = await fake.waitForFinal(fake.people.click(prefs, /^mydata1:/, { user: member.user }));
    expect(JSON.parse(Buffer.from(data.files[0]?.data ?? []).toString())).toMatchObject({
      merged: [{ key: keyOf('anna'), countsAs: keyOf('anya') }],
      names: [{ name: 'anna' }, { name: 'anya' }],
    });
    expect(await say('player', { player: 'anna' })).toContain('keeps the rest private');
    expect(await say('admin unlink', { player: 'anya' })).toContain('is free');
    expect(await say('whois', { player: 'anya' })).toContain('Nobody here has said');
    expect(world.fake.problems).toEqual([]);
  });

  it('explains each rejected merge', async () => {
    const { say, world } = await enter();
    expect(await say('admin merge', { player: 'anna', into: keyOf('anna') })).toContain(
      'Both of these are anna already',
    );
    const met = await say('admin merge', { player: 'anna', into: 'boris' });
    expect(met).toContain('anna and boris played at the same time in 2 rounds, the last on oasis');
    expect(await say('admin merge', { player: 'anna', into: 'nobody' })).toContain('no player called nobody');
    expect(await say('admin unmerge', { merged: 'anna' })).toContain('There is no merged player anna');
    expect(await auditOf('merge')).toEqual([]);

    // anna into anya, and anya into dmitri, who never met either: all three are one player, under any of the names.
    await say('admin merge', pair);
    expect(await say('admin merge', { player: 'anya', into: keyOf('anna') })).toContain('are anya already');
    expect(await say('admin merge', { player: 'dmitri', into: 'anna' })).toContain('2 rounds');
    expect(await say('admin merge', { player: 'anna', into: 'elsa' })).toContain('played at the same time');
    expect(world.fake.problems).toEqual([]);
  });

  it('follows chained merges, each of which can be undone', async () => {
    await importFiles(
      test.db,
      stopwatchMatch({
        at: '2025-09-04 20:00:00',
        first: evenly(['ann', 'boris']),
        second: evenly(OTHERS.slice(1, 3)),
      }),
    );
    const { say, member, world } = await enter();
    await say('admin merge', pair);
    expect(await say('admin merge', { player: 'anna', into: keyOf('ann') })).toContain('Now: ann 6 rounds');
    expect(await member.say('player', { player: 'anna' })).toContain('6 rounds');
    expect(await say('admin unmerge', { merged: keyOf('anya') })).toContain('anya 4 rounds; ann 2 rounds');
    expect(await say('admin unmerge', { merged: keyOf('anna') })).toContain('anna 2 rounds; anya 2 rounds');
    expect(world.fake.problems).toEqual([]);
  });
});

describe('/admin reimport of uploaded files', () => {
  const fresh = stopwatchMatch({
    at: '2025-09-04 20:00:00',
    map: 'supply',
    first: evenly(['anya', 'boris']),
    second: evenly(['carla', 'elsa']),
  });

  async function handOver(
    { world, user }: Person,
    files: readonly TestFile[],
    values: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    const { fake } = world;
    const opened = fake.people.slash('admin reimport', { what: 'file', ...values }, { user });
    await fake.waitForReply(opened);
    const sent = fake.people.submitModal(opened, { files: files.map(asUpload) }, { user });
    return expectValid(await fake.waitForFinal(sent, { timeout: 15_000 }));
  }

  function asUpload({ name, body }: TestFile): FileInput {
    return { filename: name, contentType: 'text/plain', data: body };
  }

  it('imports them, and changes nothing when they are uploaded again', async () => {
    const admin = await enter();
    const said = await handOver(admin, fresh);
    expect(said.match(/imported\./g)).toHaveLength(2);
    const after = await stateOf(test.db);
    expect(await admin.member.say('round', {})).toContain('supply');
    const again = await handOver(admin, fresh);
    expect(again.match(/known already, so nothing changed; it is imported\./g)).toHaveLength(2);
    expect(await stateOf(test.db)).toBe(after);
    expect(await auditOf('upload')).toMatchObject([
      {
        actor: `user/${admin.user.id}`,
        server_key: 'default',
        details: { files: [{ taken: true }, { taken: true }] },
      },
      { actor: `user/${admin.user.id}` },
    ]);
    expect(admin.world.fake.problems).toEqual([]);
  });

  it('reports the outcome of each file and the next step', async () => {
    const admin = await enter();
    const [one, two] = fresh;
    const copy = { name: one.name.replace('200000', '200001'), body: one.body };
    const cut = { name: two.name, body: two.body.subarray(0, 300) };
    const said = await handOver(admin, [
      one,
      copy,
      cut,
      { name: 'my **notes**.txt', body: Buffer.from('notes') },
      { name: '2025-09-04-203000-supply-round-1.txt', body: Buffer.alloc(3 * 1024 * 1024, 'x') },
      { name: '2025-09-04-203001-supply-round-1.txt', body: Buffer.from('@everyone **no** round\n') },
    ]);
    expect(said).toMatch(/200000.*: imported\./);
    expect(said).toMatch(/200001.*: a duplicate/);
    expect(said).toMatch(/rejected \(TRUNCATED, line \d+\): /);
    expect(said).toContain('Copy it once more from the game server');
    expect(said).toContain('Keep the name that the game server gave');
    expect(said).toMatch(/notes.*: not taken: that is not the name of a round file/);
    expect(said).toMatch(/203000.*: not taken: no round file is larger/);
    expect(said).toMatch(/203001.*rejected/);
    const ledger = await ledgerOf(test.db);
    expect(ledger.filter(({ file }) => file.includes('notes'))).toEqual([]);
    expect(
      ledger
        .filter(({ file }) => file.startsWith('2025-09-04'))
        .map(({ status }) => status)
        .toSorted(),
    ).toEqual(['duplicate', 'imported', 'rejected', 'rejected']);
    expect(admin.world.fake.problems).toEqual([]);
  });

  it('asks for the server where there are several, and rejects one that the admin may not change', async () => {
    const admin = await enter();
    expect(await admin.say('admin reimport', { what: 'file', server: 'other' })).toContain(
      'There is no game server other',
    );
    expect(await offers(admin, 'admin reimport', { what: 'file', server: '' })).toMatchObject([
      { value: 'default' },
    ]);
    expect(await offers(admin.member, 'recap', { session: '' })).toHaveLength(2);
    expect(admin.world.fake.problems).toEqual([]);
  });
});

describe('/admin reimport', () => {
  const nothing = async (): Promise<void> => {};

  async function startJobs(): Promise<Jobs> {
    const { log } = quietLog();
    const jobs = await openJobs({
      connection: { connectionString: test.databaseUrl },
      log,
      pollSeconds: 0.5,
    });
    open.push(jobs);
    return jobs;
  }

  /** Another process that runs jobs, like `debrief worker`. */
  async function startWorker(): Promise<void> {
    const config = readConfig({}, '/nonexistent');
    if (!config.ok) throw new Error(config.problems.join('; '));
    const { log } = quietLog();
    const connection = { connectionString: test.databaseUrl };
    open.push(
      await openWork(
        { config: config.config, log, db: test.db, connection },
        { findImporter, importers: loadImporters, health: async () => loadHealth(test.db), pollSeconds: 0.5 },
      ),
    );
  }

  async function bend(): Promise<void> {
    await sql`
      update etlegacy.rounds set round_print = '\\x00', outcome = 'held' where map = 'radar' and label = 1`.execute(
      test.db,
    );
  }

  /** Holds a lock: every change of the server waits until it is released. */
  async function holdServer(): Promise<() => Promise<void>> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { promise: held, resolve: hold } = Promise.withResolvers<void>();
    const holding = test.db.transaction().execute(async (trx) => {
      await lockServer('default').execute(trx);
      hold();
      await promise;
    });
    await held;
    return async () => {
      resolve();
      await holding;
    };
  }

  const textsOf = (asked: FakeInteraction) => asked.writes.map(readText);

  it('runs in another process, shows its progress and names the changed rounds', async () => {
    const before = await stateOf(test.db);
    await bend();
    const jobs = await startJobs();
    const admin = await enter({ operations: botOperations(test.db, loadImporters, { jobs: () => jobs }) });
    const { fake } = admin.world;
    const release = await holdServer();
    const asked = fake.people.slash('admin reimport', { what: 'everything' }, { user: admin.user });
    await waitUntil('the answer that the job waits', () =>
      textsOf(asked).some((text) => text.includes('waits for')),
    );
    expect(await admin.say('admin status')).toContain('waits for a worker');
    await startWorker();
    await release();
    const said = expectValid(await fake.waitForFinal(asked, { timeout: 20_000 }));
    await waitUntil(
      'the end of the job',
      () => textsOf(asked).some((text) => text.includes('changed')),
      20_000,
    );
    const result = textsOf(asked).at(-1) ?? said;
    expect(result).toMatch(
      /4 files of \*\*default\*\* read again: 1 round changed\.\n {2}- \*\*radar\*\* round 1, <t:\d+:f> \(`\w{10}`\)/,
    );
    expect(await stateOf(test.db)).toBe(before);
    expect(await auditOf('reimport')).toMatchObject([
      { actor: `user/${admin.user.id}`, subject: 'everything', server_key: 'default' },
    ]);
    expect(await admin.say('admin status')).not.toContain('Reimport');
    expect(await admin.say('admin reimport', { what: 'everything' })).toContain('nothing changed');
    expect(fake.problems).toEqual([]);
  });

  it('continues while the bot is offline, and reports afterwards', async () => {
    await bend();
    const stopping = new AbortController();
    const { signal } = stopping;
    const jobs = await startJobs();
    const admin = await enter({
      operations: botOperations(test.db, loadImporters, { jobs: () => jobs, signal }),
    });
    const { fake } = admin.world;
    const release = await holdServer();
    await startWorker();
    const asked = fake.people.slash(
      'admin reimport',
      { what: 'session', session: 'latest' },
      { user: admin.user },
    );
    await waitUntil('the request to be stored', async () => (await auditOf('reimport')).length === 1);
    stopping.abort();
    await admin.world.restart();
    expect(textsOf(asked).at(-1)).toContain('It goes on; /admin status tells how far it is');
    expect(await admin.say('admin status')).toMatch(/Reimport of \*\*default\*\*, asked for <t:\d+:R>/);
    expect(await admin.say('admin status')).toMatch(/at work|waits|read again/);
    await release();
    await waitUntil(
      'it is over',
      async () => !(await admin.say('admin status')).includes('Reimport'),
      20_000,
    );
    const { rows } = await sql<{ outcome: string }>`
      select outcome from etlegacy.rounds where map = 'radar' and label = 1`.execute(test.db);
    expect(rows).toEqual([{ outcome: 'completed' }]);
  });

  it('reports jobs that fail and those that failed for the last time', async () => {
    const jobs = await startJobs();
    const admin = await enter({ operations: botOperations(test.db, loadImporters, { jobs: () => jobs }) });
    const handlers: JobHandlers = {
      'drain-inbox': nothing,
      reimport: async () => Promise.reject(new Error('the disk **is** full')),
      rederive: nothing,
      'sweep-inbox': nothing,
      'maintain-database': nothing,
      'check-health': nothing,
      'update-posts': nothing,
      'log-metrics': nothing,
      'back-up': nothing,
    };
    const id = await test.db.transaction().execute(async (trx) => {
      const operations = botOperations(test.db, loadImporters, { jobs: () => jobs });
      return await operations.askReimport(trx, 'default', { kind: 'everything' });
    });
    await sql`update pgboss.job set retry_limit = 0 where name = 'reimport'`.execute(test.db);
    // Work begins after the limit is set: a job that fails before keeps its own number of retries.
    await jobs.work(handlers);
    await waitUntil('the job to fail for the last time', async () => (await jobs.countDead()) === 1, 20_000);
    expect(await jobs.list()).toMatchObject([{ name: 'reimport', subject: id, state: 'failed' }]);
    const status = await admin.say('admin status');
    expect(status).toContain('❌ Job **reimport**');
    expect(status).toContain('the disk \\*\\*is\\*\\* full');
    expect(admin.world.fake.problems).toEqual([]);
  });
});
