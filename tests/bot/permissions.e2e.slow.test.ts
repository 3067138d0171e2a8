import { etlegacyBot } from '../../bot/etlegacy/etlegacy-bot.ts';
import { type APIUser, PermissionFlagsBits } from 'discord-api-types/v10';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FakeDiscord } from '../support/fake-discord/fake-discord.ts';
import { readText } from '../support/fake-discord/read-message.ts';
import { botOperations } from '../../cli/bot-operations.ts';
import { loadImporters } from '../../cli/app/find-game.ts';
import { createRegistry } from '../../bot/registry.ts';
import { commandLines } from './scenarios/command-lines.ts';
import { importFiles, ledgerOf } from '../support/etlegacy/import-files.ts';
import { quietLog } from '../support/quiet-log.ts';
import { keyOf } from '../support/etlegacy/stopwatch-match.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';
import { startWorld, type World } from './support/bot-world.ts';
import { eveningFiles } from './support/evenings.ts';
import { READS } from './support/reads.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
  await importFiles(test.db, eveningFiles({ players: 20 }));
});

afterAll(async () => test.close());

const ADMIN_VERBS = ['status', 'doctor', 'audit', 'claim'];
/** Commands that change data. */
const CHANGES = [
  ['admin rename', { player: keyOf('person14'), name: 'stolen' }],
  ['admin merge', { player: keyOf('person14'), into: keyOf('person15') }],
  ['admin unmerge', { merged: keyOf('person14') }],
  ['admin unlink', { player: keyOf('person14') }],
  ['admin team', { team: 'first', name: 'stolen' }],
  ['admin lineup', { what: 'begin' }],
  ['admin reimport', { what: 'everything' }],
  ['admin reimport', { what: 'file', server: 'default' }],
] as const;
const FORGED = 'text1:upload1%3adefault';

async function changesIn({ db }: TestDatabase): Promise<Record<string, unknown>> {
  const { rows } = await sql<Record<string, unknown>>`
    select (select count(*) from core.decisions) as decisions, (select count(*) from core.audit) as audit,
      (select count(*) from core.reimports) as reimports`.execute(db);
  return rows[0] ?? {};
}

function addAdmin(fake: FakeDiscord, guild = fake.home.guild): APIUser {
  const role = fake.change.addRole(guild, { permissions: PermissionFlagsBits.Administrator });
  const user = fake.change.addUser();
  fake.change.addMember(guild, user, { roles: [role] });
  return user;
}

async function say(
  { fake }: World,
  line: string,
  values: Readonly<Record<string, string | number | boolean>>,
  where: Parameters<World['fake']['people']['slash']>[2],
): Promise<string> {
  const asked = fake.people.slash(line, values, where);
  await expect
    .poll(() => asked.callback !== undefined && !asked.isLoading && asked.finalAt !== undefined)
    .toBe(true);
  await fake.waitForFinal(asked).catch(() => undefined);
  return [...asked.writes, ...asked.followUps].map(readText).join('\n');
}

describe('a hostile server that invited the bot', () => {
  it('receives no player, no map and no number from any command', async () => {
    const world = await startWorld(test);
    const { fake } = world;
    const guild = fake.change.addGuild({ name: 'Hostile' });
    const user = addAdmin(world.fake, guild);
    for (const [line, values] of READS) {
      const asked = fake.people.slash(line, values, { guild, user });
      await expect
        .poll(() => asked.followUps.length + asked.writes.length, { timeout: 5000 })
        .toBeGreaterThan(0);
      const text = [...asked.writes, ...asked.followUps].map(readText).join('\n');
      expect(text, line).not.toMatch(/player1\d|supply|Red Barn|rounds? of/);
    }
    for (const [line, values] of [
      ['player', { player: 'p' }],
      ['maps', { map: 'o' }],
      ['recap', { session: '' }],
      ['round', { round: '' }],
    ] as const) {
      const reply = await fake.waitForReply(fake.people.autocomplete(line, values, { guild, user }));
      expect(reply.choices, line).toEqual([]);
    }
    expect(fake.problems).toEqual([]);
  });

  it('cannot open ids of another community', async () => {
    const world = await startWorld(test);
    const { fake } = world;
    const recap = await fake.waitForFinal(fake.people.slash('recap'));
    const guild = fake.change.addGuild({ name: 'Hostile' });
    const user = addAdmin(world.fake, guild);
    const { rows } = await sql<{ id: string }>`select id from etlegacy.sessions`.execute(test.db);
    expect(rows).toHaveLength(1);
    const stolen = JSON.stringify(recap.draft).match(/recap1:(\w{10}):combat/)?.[1] ?? '';
    expect(stolen).toHaveLength(10);
    expect(await say(world, 'recap', { session: stolen }, { guild, user })).toContain('There is no evening');
    expect(await say(world, 'player', { player: keyOf('person14') }, { guild, user })).toContain(
      'no player called',
    );
    expect(fake.problems).toEqual([]);
  });

  it('has no admin commands, even for its own administrators', async () => {
    const world = await startWorld(test);
    const guild = world.fake.change.addGuild({ name: 'Hostile' });
    const user = addAdmin(world.fake, guild);
    for (const verb of ADMIN_VERBS) {
      expect(await say(world, `admin ${verb}`, {}, { guild, user })).toContain('Only the owners of Debrief');
    }
    for (const [line, values] of CHANGES) {
      expect(await say(world, line, values, { guild, user }), line).toContain('Only the owners of Debrief');
    }
    for (const [line, values] of [
      ['admin merge', { player: 'p' }],
      ['admin merge', { into: 'p' }],
      ['admin unmerge', { merged: '' }],
      ['admin reimport', { server: '' }],
    ] as const) {
      const asked = world.fake.people.autocomplete(line, values, { guild, user });
      expect((await world.fake.waitForReply(asked)).choices, line).toEqual([]);
    }
    expect(await changesIn(test)).toEqual({ decisions: 0, audit: 0, reimports: 0 });
    expect(world.fake.problems).toEqual([]);
  });
});

describe('admin commands', () => {
  it('are hidden from members, and rejected when a client sends them anyway', async () => {
    const { log, lines } = quietLog();
    const world = await startWorld(test, { log });
    const { fake } = world;
    expect(fake.people.visibleCommands()).not.toContain('admin');
    expect(fake.people.visibleCommands()).toContain('recap');
    for (const verb of ADMIN_VERBS) {
      expect(await say(world, `admin ${verb}`, {}, { force: true })).toContain('Only the owners of Debrief');
    }
    for (const [line, values] of CHANGES) {
      expect(await say(world, line, values, { force: true }), line).toContain('Only the owners of Debrief');
    }
    const refused = lines.filter(({ msg }) => msg === 'admin.refused');
    expect(refused).toHaveLength(ADMIN_VERBS.length + CHANGES.length);
    expect(refused[0]).toMatchObject({ label: 'admin status', user: fake.home.user.id });
    expect(await changesIn(test)).toEqual({ decisions: 0, audit: 0, reimports: 0 });
    expect(fake.problems).toEqual([]);
  });

  it('with a form cannot be started through the text of a view', async () => {
    const world = await startWorld(test, { operations: botOperations(test.db, loadImporters) });
    const { fake } = world;
    const before = await ledgerOf(test.db);
    const shown = await fake.waitForFinal(fake.people.slash('recap'));
    const forged = JSON.stringify(shown.message.components).replace(/recap1:\w{10}:combat/, FORGED);
    shown.message = { ...shown.message, components: JSON.parse(forged) };
    const words = await fake.waitForFinal(fake.people.click(shown, FORGED));
    expect(readText(words)).not.toMatch(/Files for|game server/);
    expect(await ledgerOf(test.db)).toEqual(before);
    expect(await changesIn(test)).toEqual({ decisions: 0, audit: 0, reimports: 0 });
    expect(fake.problems).toEqual([]);
  });

  it('are hidden by default and checked again, all of them', () => {
    const commands = createRegistry([etlegacyBot]).commands.filter(({ access }) => access === 'admin');
    expect(commands.map(({ data }) => data)).toMatchObject([
      { name: 'admin', default_member_permissions: '0' },
    ]);
    const lines = commandLines().flatMap(({ line, isAdmin }) => (isAdmin ? [line] : []));
    const tried = new Set([
      ...ADMIN_VERBS.map((verb) => `admin ${verb}`),
      ...CHANGES.map(([line]) => line),
      // For managers of any bound guild: setup.e2e.test.ts tries them as others.
      'setup',
      'doctor',
    ]);
    expect(lines.filter((line) => !tried.has(line))).toEqual([]);
  });

  it('are available to administrators of the home server, and audited', async () => {
    const world = await startWorld(test);
    const user = addAdmin(world.fake);
    expect(await say(world, 'admin status', {}, { user })).toMatch(/default.*20 players|default.*files/s);
    expect(await say(world, 'admin doctor', {}, { user })).toContain('The bot is online');
    const values = { player: keyOf('person15'), name: '**New** name' };
    expect(await say(world, 'admin rename', values, { user })).toContain('is called');
    expect(await say(world, 'player', { player: keyOf('person15') }, { user })).toContain('New');
    expect(await say(world, 'admin rename', { player: keyOf('person15') }, { user })).toContain(
      'goes by the name',
    );
    expect(await say(world, 'player', { player: keyOf('person15') }, { user })).toContain('## player15');
    expect(await say(world, 'admin audit', {}, { user })).toMatch(/by the name in the game again[^]*renamed/);
    expect(world.fake.problems).toEqual([]);
  });

  it('are available to an owner of Debrief in any server', async () => {
    let user: APIUser | undefined;
    const world = await startWorld(test, {
      isBound: false,
      env: (fake) => {
        user = addAdmin(fake);
        return { DEBRIEF_OWNERS: user.id };
      },
    });
    if (user === undefined) throw new Error('The environment is always asked for');
    expect(await say(world, 'admin status', {}, { user })).toContain('default');
    expect(world.fake.problems).toEqual([]);
  });

  it('leave an audit log that cannot be changed', async () => {
    await expect(sql`update core.audit set actor = 'x'`.execute(test.db)).rejects.toThrow(/append only/);
    await expect(sql`delete from core.audit`.execute(test.db)).rejects.toThrow(/append only/);
  });
});

describe('a bot with no permission other than to send messages', () => {
  it('answers every command in words', async () => {
    const world = await startWorld(test);
    const { fake } = world;
    fake.change.setRolePermissions(
      fake.home.guild,
      fake.home.guild.id,
      PermissionFlagsBits.ViewChannel |
        PermissionFlagsBits.SendMessages |
        PermissionFlagsBits.UseApplicationCommands,
    );
    for (const [line, values] of READS) {
      const text = await say(world, line, values, {});
      expect(text.length, line).toBeGreaterThan(10);
    }
    expect(fake.problems).toEqual([]);
  });
});
