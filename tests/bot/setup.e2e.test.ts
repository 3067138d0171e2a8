// /setup and /doctor in two Discord servers with a game server each: every step is stored at once, and nobody sees or changes
// what belongs to the other.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { etlegacyBot } from '../../bot/etlegacy/etlegacy-bot.ts';
import { helldivers2Bot } from '../../bot/helldivers2/helldivers2-bot.ts';
import { openCourier } from '../../bot/discord/open-courier.ts';
import { welcomeGuild } from '../../bot/welcome-guild.ts';
import type { FakeDiscord as Discord } from '../support/fake-discord/fake-discord.ts';
import { FakeDiscord } from '../support/fake-discord/fake-discord.ts';
import type { FakeGuild } from '../support/fake-discord/fake-guild.ts';
import { readText } from '../support/fake-discord/read-message.ts';
import { importFiles } from '../support/etlegacy/import-files.ts';
import { storeTarget } from '../support/posts/store-target.ts';
import { quietLog } from '../support/quiet-log.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';
import { actIn } from './scenarios/act-in.ts';
import type { Acting, Shown } from './scenarios/stage.ts';
import { stubPictures } from './scenarios/stub-pictures.ts';
import { INVITED } from './support/bot-world.ts';
import { eveningFiles } from './support/evenings.ts';
import { openClock, runBot } from './support/run-bot.ts';

type Community = {
  readonly guild: FakeGuild;
  readonly channel: string;
  readonly act: Acting;
  readonly admin: string;
};

let database: TestDatabase;
let fake: Discord;
let bot: Awaited<ReturnType<typeof runBot>>;
let alpha: Community;
let bravo: Community;

beforeAll(async () => {
  database = await createTestDatabase();
  // The steps are faster than those of people, from two clients of one bot; rate limits have separate tests.
  fake = await new FakeDiscord({ globalLimit: 1_000 }).start();
  const community = (guild: FakeGuild): Community => {
    fake.change.setBotPermissions(guild, INVITED);
    const act = actIn(fake, guild);
    return { guild, channel: fake.change.addChannel(guild).id, act, admin: act.addAdmin() };
  };
  alpha = community(fake.home.guild);
  bravo = community(fake.change.addGuild());
  await importFiles(database.db, eveningFiles({ players: 6 }), { server: 'alpha' });
  await importFiles(database.db, eveningFiles({ players: 6, at: '2025-03-03 20:00:00' }), {
    server: 'bravo',
  });
  bot = await runBot({
    api: fake.api,
    db: database.db,
    env: { DISCORD_TOKEN: fake.token },
    bindings: [
      { key: 'alpha', guilds: [alpha.guild.id], isPublic: false },
      { key: 'bravo', guilds: [bravo.guild.id], isPublic: false },
    ],
    now: openClock(),
    games: [etlegacyBot, helldivers2Bot],
    operations: null,
    pictures: stubPictures(),
  });
});
afterAll(async () => {
  await bot.close();
  await fake.stop();
  await database.close();
});

const targets = async () => database.db.selectFrom('core.targets').selectAll().orderBy('key').execute();
const kindsOf = (kinds: unknown): string[] =>
  Object.keys(typeof kinds === 'object' && kinds !== null ? kinds : {});

async function setUp({ act, admin, channel }: Community): Promise<Shown> {
  return act.choose(await act.slash('setup', {}, admin), /:etlegacy:add:/, channel, admin);
}

test('a channel is set up, changed, moved, tested and undone, each step stored at once and audited', async () => {
  const { act, admin, channel, guild } = alpha;
  let shown = await setUp(alpha);
  expect(readText(shown)).toContain('✅ ready');
  expect(shown.isPrivate).toBe(true);
  expect(await targets()).toMatchObject([
    { guild: guild.id, channel, game: 'etlegacy', scopes: ['alpha'], set_by: admin },
  ]);
  shown = await act.choose(shown, /:kinds:/, 'recap', admin);
  expect(kindsOf((await targets())[0]?.kinds)).toEqual(['recap']);
  shown = await act.choose(shown, /:kinds:/, 'map', admin);
  shown = await act.choose(shown, /:kinds:/, 'recap', admin);
  const role = fake.change.addRole(guild, {}).id;
  const wanted = { players: '6', rounds: '3', role, extras: 'afterRoundOne', zone: 'America/Sao_Paulo' };
  shown = await act.fillIn(shown, /^tune1:/, wanted, admin);
  expect((await targets())[0]).toMatchObject({
    kinds: { recap: { settings: { minPlayers: 6, minRounds: 3, pingRole: role } } },
    zone: 'America/Sao_Paulo',
  });
  expect(readText(shown)).toContain(`from 6 players and 3 rounds on`);
  expect(readText(shown)).toContain(`recaps ping <@&${role}>`);
  expect(shown.pings).toMatchObject({ roles: [] });
  const [tuned] = await targets();
  shown = await act.press(shown, /:undo:/, admin);
  expect(readText(shown)).toContain('Undone');
  expect((await targets())[0]).toMatchObject({ zone: 'UTC', kinds: { recap: { settings: {} } } });
  expect(JSON.stringify(await targets())).not.toContain(role);
  shown = await act.press(shown, /:undo:/, admin);
  expect((await targets())[0]).toEqual(tuned);
  shown = await act.choose(await act.press(shown, /:show:/, admin), /:kinds:/, 'map', admin);
  expect(await targets()).toMatchObject([{ kinds: { map: { settings: { minPlayers: 6 } } } }]);
  shown = await act.press(shown, /:undo:/, admin);
  expect((await targets())[0]).toEqual(tuned);
  shown = await act.press(shown, /:show:/, admin);
  const stored = JSON.stringify(await targets());
  for (const bad of [{ role: guild.id }, { players: '99' }, { rounds: '0' }, { zone: 'Mars/Base' }]) {
    const refused = await act.fillIn(shown, /^tune1:/, { ...wanted, ...bad }, admin);
    expect(readText(refused), JSON.stringify(bad)).toMatch(/the role is not everyone/);
  }
  expect(JSON.stringify(await targets())).toBe(stored);
  shown = await act.press(await act.slash('setup', {}, admin), /:show:/, admin);
  shown = await act.choose(shown, /:hour:/, '18', admin);
  shown = await act.choose(shown, /:quiet:/, '23-8', admin);
  shown = await act.choose(shown, /:zone:/, 'Europe/Berlin', admin);
  expect(await targets()).toMatchObject([
    { hour: 18, quiet_from: 23, quiet_until: 8, zone: 'Europe/Berlin' },
  ]);
  shown = await act.press(shown, /:test:/, admin);
  expect(readText(shown)).toContain('**Sent**');
  expect(fake.messagesIn(channel)).toHaveLength(1);
  const other = fake.change.addChannel(guild).id;
  shown = await act.choose(shown, /:move:/, other, admin);
  expect(await targets()).toMatchObject([{ channel: other, key: `${guild.id}/${other}/etlegacy` }]);
  shown = await act.press(shown, /:undo:/, admin);
  expect(await targets()).toMatchObject([{ channel, removed_at: null }]);
  shown = await act.press(await act.press(shown, /:show:/, admin), /:remove:/, admin);
  expect((await targets())[0]?.removed_at).not.toBeNull();
  const { since } = (await targets())[0] ?? {};
  await act.press(shown, /:undo:/, admin);
  expect((await targets())[0]?.removed_at).toBeNull();
  // What happened in between stays untold.
  expect((await targets())[0]?.since.getTime()).toBeGreaterThan(since?.getTime() ?? Infinity);
  const audited = await database.db
    .selectFrom('core.audit')
    .select('details')
    .where('action', '=', 'setup')
    .execute();
  expect(audited).toHaveLength(16);
  expect(fake.takeProblems()).toEqual([]);
});

test('a channel restored from a backup is disabled until somebody enables it, and that can be undone', async () => {
  const { act, admin, channel } = alpha;
  await setUp(alpha);
  const { db } = database;
  await db.updateTable('core.targets').set({ held_at: new Date() }).where('channel', '=', channel).execute();
  let shown = await act.slash('setup', {}, admin);
  expect(readText(shown)).toContain('came out of a backup');
  expect(readText(await act.slash('doctor', {}, admin))).toContain('off since a backup was restored');
  const isHeld = async () => (await targets()).find((one) => one.channel === channel)?.held_at !== null;
  shown = await act.press(await act.press(shown, /:show:/, admin), /:resume:/, admin);
  expect(readText(shown)).toContain('ready');
  expect(await isHeld()).toBe(false);
  shown = await act.press(shown, /:undo:/, admin);
  expect(await isHeld()).toBe(true);
  await act.press(shown, /:undo:/, admin);
  expect(await isHeld()).toBe(false);
});

test('a member, another guild and its manager can neither see nor set it, whatever ids they guess', async () => {
  await setUp(alpha);
  const before = JSON.stringify(await targets());
  const { act, admin, channel } = bravo;
  const own = await act.slash('setup', {}, admin);
  expect(readText(own)).toContain('Nothing yet');
  expect(JSON.stringify(own.message)).not.toContain(alpha.channel);
  const any = await act.slash('round', {}, admin);
  for (const step of ['show', 'kinds', 'hour', 'remove', 'test', 'servers', 'tune', 'resume']) {
    const guessed = await act.pressForged(any, `setup1:${alpha.channel}:etlegacy:${step}:1`, admin);
    expect(readText(guessed), step).not.toContain('alpha');
    expect(JSON.stringify(guessed.message), step).not.toContain(alpha.channel);
  }
  const foreign = await act.pressForged(any, `setup1::etlegacy:add:${alpha.channel}`, admin);
  expect(readText(foreign)).toContain('not one of this Discord server');
  // Nor while Discord does not say whose channel it is.
  const path = new RegExp(`/channels/${alpha.channel}$`);
  const outage = fake.fault({ method: 'GET', path, status: 500, times: 100 });
  const unsure = await act.pressForged(any, `setup1::etlegacy:add:${alpha.channel}`, admin);
  expect(readText(unsure)).toContain('I cannot use');
  outage.left = 0;
  expect((await targets()).every(({ guild }) => guild === alpha.guild.id)).toBe(true);
  const undone = await act.pressForged(any, 'setup1:::undo:', admin);
  expect(readText(undone)).toContain('nothing to undo');
  await act.choose(own, /:etlegacy:add:/, channel, admin);
  const stolen = await act.pressForged(any, `setup1:${channel}:etlegacy:servers:alpha`, admin);
  expect(readText(stolen)).toContain('not offered here');
  const member = alpha.act.addMember();
  const refused = await alpha.act.pressForged(
    await alpha.act.slash('round', {}, member),
    `setup1:${alpha.channel}:etlegacy:remove:`,
    member,
  );
  expect(readText(refused)).toContain('manage this Discord server');
  expect(JSON.stringify((await targets()).filter(({ guild }) => guild === alpha.guild.id))).toBe(before);
  expect((await targets()).filter(({ guild }) => guild === bravo.guild.id)).toMatchObject([
    { scopes: ['bravo'] },
  ]);
});

test('/doctor lists permissions one by one and says what to do about each missing one', async () => {
  const { act, admin, guild } = alpha;
  const well = readText(await act.slash('doctor', {}, admin));
  expect(well).toMatch(/✅ \*\*alpha\*\*: last file/);
  expect(well).toContain('✅ Create Public Threads');
  expect(well).not.toContain('bravo');
  const scope = (scopes: string[]) =>
    database.db.updateTable('core.targets').set({ scopes }).where('guild', '=', guild.id).execute();
  await scope(['alpha', 'bravo']);
  const hidden = readText(await act.slash('doctor', {}, admin));
  expect(hidden).toMatch(
    /❌ bravo: no longer shown in this Discord server.*choose other servers with `\/setup`/,
  );
  const detail = await act.press(await act.slash('setup', {}, admin), /:show:/, admin);
  await act.choose(detail, /:servers:/, 'alpha', admin);
  expect(readText(await act.slash('doctor', {}, admin))).not.toContain('bravo');
  fake.change.setBotPermissions(guild, INVITED & ~(1n << 15n));
  const ill = readText(await act.slash('doctor', {}, admin));
  expect(ill).toContain('❌ Attach Files is missing: Edit Channel, Permissions, my role.');
  expect(readText(await act.slash('setup', {}, admin))).toContain('I lack: Attach Files');
  fake.change.setBotPermissions(guild, INVITED);
});

test('every red line of /doctor says what to do', async () => {
  const { db } = database;
  const guild = fake.change.addGuild();
  fake.change.setBotPermissions(guild, INVITED);
  const act = actIn(fake, guild);
  const admin = act.addAdmin();
  const redLines = async (): Promise<string[]> =>
    readText(await act.slash('doctor', {}, admin))
      .split('\n')
      .filter((line) => line.includes('❌'));
  expect(await redLines()).toEqual([expect.stringContaining('The operator adds its id')]);
  const [open, gone] = [fake.change.addChannel(guild), fake.change.addChannel(guild)];
  const at = new Date(Date.UTC(2031, 1, 4));
  const place = { guild: guild.id, game: 'etlegacy', scopes: ['alpha'], kinds: { recap: {} }, since: at };
  const key = await storeTarget(db, { ...place, channel: open.id, held_at: at, paused_at: at });
  await storeTarget(db, { ...place, channel: gone.id });
  fake.change.removeChannel(gone);
  const post = {
    target: key,
    kind: 'recap',
    scope: 'alpha',
    subject: '1',
    covers: [1],
    planned_at: at,
    expires_at: at,
  };
  const old = { ...post, planned_at: new Date(Date.UTC(2031, 0, 4)) };
  await db
    .insertInto('core.posts')
    .values([
      { ...post, anchor: 1, about: 1, state: 'failed', problem: 'Discord refused it.' },
      { ...old, anchor: 2, about: 2, state: 'failed', problem: 'Long ago.' },
      { ...post, anchor: 3, about: 3, state: 'lost' },
      { ...old, anchor: 4, about: 4, state: 'lost' },
      { ...post, anchor: 5, about: 5, state: 'posted', channel: open.id, message: '1', posted_at: at },
    ])
    .execute();
  const lines = await redLines();
  expect(lines).toMatchObject([
    expect.stringContaining('The operator adds'),
    expect.stringMatching(/alpha: no longer shown.*in `guilds` of that game server, or stop posting here/),
    expect.stringMatching(/off since a backup.*switches it on/),
    expect.stringMatching(/paused: .*move to another channel with `\/setup`/),
    expect.stringMatching(/1 post of the last 7 days may or may not.*later ones are safe/),
    expect.stringMatching(/1 post of the last 7 days given up: Discord refused it.*`\/help`/),
    expect.stringMatching(/channel was deleted.*Choose another/),
    expect.stringMatching(/alpha: no longer shown/),
    expect.stringMatching(/clock of this machine.*Switch on NTP/),
  ]);
  fake.change.setOverwrites(open, [{ id: guild.id, type: 0, allow: '0', deny: String(1n << 16n) }]);
  expect((await redLines()).join()).toContain('Give me Read Message History');
  expect(fake.takeProblems().every(({ code }) => code === 10_003)).toBe(true);
});

test('posts about a game that is for everybody are set up without a server, with a role to ping', async () => {
  const { act, admin, guild } = bravo;
  const channel = fake.change.addChannel(guild).id;
  const row = async () => (await targets()).find((one) => one.channel === channel);
  const choice = /:helldivers2:add:/;
  let shown = await act.choose(await act.slash('setup', {}, admin), choice, channel, admin);
  expect(readText(shown)).toMatch(/Helldivers 2: dashboard, order-new, order-ended.*, digest/);
  expect(await row()).toMatchObject({ game: 'helldivers2', scopes: [], removed_at: null });
  expect(JSON.stringify(shown.message)).not.toMatch(/:hour:|:servers:/);
  expect(readText(await act.press(shown, /:test:/, admin))).toContain('nothing to show yet');
  shown = await act.choose(shown, /:kinds:/, 'order-new', admin);
  const role = fake.change.addRole(guild, {}).id;
  expect(readText(await act.fillIn(shown, /^tune1:/, { role: guild.id }, admin))).toContain('not everyone');
  shown = await act.fillIn(shown, /^tune1:/, { role, zone: 'Europe/Berlin' }, admin);
  expect(readText(shown)).toContain(`alerts ping <@&${role}>`);
  expect(await row()).toMatchObject({
    zone: 'Europe/Berlin',
    kinds: { 'order-new': { settings: { pingRole: role } } },
  });
  expect(readText(await act.slash('doctor', {}, admin))).not.toContain('manual');
  await act.press(shown, /:remove:/, admin);
  expect(fake.takeProblems()).toEqual([]);
});

test('every channel can be changed, however many there are, and one that is set up already stays as it is', async () => {
  const { act, admin, guild } = bravo;
  const since = new Date(Date.UTC(2031, 1, 5));
  const place = { guild: guild.id, game: 'etlegacy', scopes: ['bravo'], kinds: { recap: {} }, since };
  const channels = Array.from({ length: 13 }, () => fake.change.addChannel(guild).id);
  for (const channel of channels) await storeTarget(database.db, { ...place, channel });
  const seen = new Set<string>();
  let shown = await act.slash('setup', {}, admin);
  for (const page of [1, 2, 3]) {
    for (const channel of channels) if (readText(shown).includes(channel)) seen.add(channel);
    if (page < 3) shown = await act.press(shown, new RegExp(`:panel:${page}$`), admin);
  }
  expect(seen.size).toBe(channels.length);
  const last = guild.channels.get(channels.at(-1) ?? '');
  if (last === undefined) throw new Error('There are channels');
  fake.change.setOverwrites(last, [{ id: guild.id, type: 0, allow: '0', deny: String(1n << 11n) }]);
  const told = readText(await act.slash('doctor', {}, admin))
    .split('\n')
    .filter((line) => line.includes('<#'));
  expect(told[0]).toContain(last.id);
  expect(told.length).toBeGreaterThanOrEqual(channels.length);
  const audited = async () =>
    (await database.db.selectFrom('core.audit').select('id').where('action', '=', 'setup').execute()).length;
  const before = await audited();
  shown = await act.choose(shown, /:etlegacy:add:/, channels[0] ?? '', admin);
  expect(readText(shown)).toContain('already');
  expect(await audited()).toBe(before);
  await database.db.deleteFrom('core.targets').where('channel', 'in', channels).execute();
});

test('a Discord server that invites the bot is greeted once in its system channel, and one without a system channel is not', async () => {
  const invited = fake.change.addGuild();
  fake.change.setBotPermissions(invited, INVITED);
  const { id: channel } = fake.change.addChannel(invited);
  const { db } = database;
  const { log } = quietLog();
  const courier = openCourier({ token: fake.token, log, api: fake.api });
  const tools = { db, log, channels: courier, mention: (command: string) => `/${command}` };
  await welcomeGuild(tools, { guild: invited.id, systemChannel: null });
  expect(fake.messagesIn(channel)).toEqual([]);
  await welcomeGuild(tools, { guild: invited.id, systemChannel: channel });
  await welcomeGuild(tools, { guild: invited.id, systemChannel: channel });
  expect(fake.messagesIn(channel).map((message) => readText(message))).toMatchObject([
    expect.stringContaining('I post nothing by myself'),
  ]);
  expect(fake.takeProblems()).toEqual([]);
  courier.close();
});
