import { describe, expect, it } from 'vitest';
import { callApi, problemCodes, putCommands } from './call-api.ts';
import { startFake } from './start-fake.ts';

const command = (more: object = {}): unknown => ({ name: 'rank', description: 'Your place', ...more });
const option = (more: object = {}): unknown => ({ type: 3, name: 'stat', description: 'A stat', ...more });
const withOption = (more: object): unknown[] => [command({ options: [option(more)] })];
const sub = (more: object = {}): unknown => ({ type: 1, name: 'one', description: 'One', ...more });
const group = (more: object = {}): unknown => ({ type: 2, name: 'many', description: 'Many', ...more });
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));
const choice = (value: string | number): unknown => ({ name: `c${value}`, value });

const REFUSED: readonly (readonly [rule: string, body: unknown, code: string | number])[] = [
  ['upper case', [command({ name: 'Rank' })], 'APPLICATION_COMMAND_INVALID_NAME'],
  ['a space in the name', [command({ name: 'my rank' })], 'APPLICATION_COMMAND_INVALID_NAME'],
  [
    'a localized name in upper case',
    [command({ name_localizations: { de: 'Rang' } })],
    'APPLICATION_COMMAND_INVALID_NAME',
  ],
  ['a name above 32', [command({ name: 'r'.repeat(33) })], 'BASE_TYPE_MAX_LENGTH'],
  ['no description', [{ name: 'rank' }], 'BASE_TYPE_REQUIRED'],
  ['a description above 100', [command({ description: 'd'.repeat(101) })], 'BASE_TYPE_MAX_LENGTH'],
  [
    'a description on a menu',
    [{ type: 2, name: 'Card', description: 'x' }],
    'APPLICATION_COMMAND_DESCRIPTION_FORBIDDEN',
  ],
  [
    'options on a menu',
    [{ type: 2, name: 'Card', options: [option()] }],
    'APPLICATION_COMMAND_OPTIONS_FORBIDDEN',
  ],
  ['the same name twice', [command(), command()], 'APPLICATION_COMMANDS_DUPLICATE_NAME'],
  ['101 slash commands', times(101, (at) => command({ name: `c${at}` })), 'MAX_APPLICATION_COMMANDS'],
  ['16 user menus', times(16, (at) => ({ type: 2, name: `Menu ${at}` })), 'MAX_APPLICATION_COMMANDS'],
  ['131 commands', times(131, (at) => command({ name: `c${at}` })), 50_035],
  [
    '26 options',
    [command({ options: times(26, (at) => option({ name: `o${at}` })) })],
    'BASE_TYPE_MAX_LENGTH',
  ],
  ['26 choices', withOption({ choices: times(26, choice) }), 'BASE_TYPE_MAX_LENGTH'],
  [
    'the same option twice',
    [command({ options: [option(), option()] })],
    'APPLICATION_COMMAND_OPTIONS_NAME_INVALID',
  ],
  ['an option in upper case', withOption({ name: 'minRounds' }), 'APPLICATION_COMMAND_INVALID_NAME'],
  [
    'an optional option before a required one',
    [command({ options: [option(), option({ name: 'map', required: true })] })],
    'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  ],
  [
    'a subcommand beside an option',
    [command({ options: [sub(), option()] })],
    'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
  ],
  ['a group without subcommands', [command({ options: [group()] })], 'BASE_TYPE_REQUIRED'],
  [
    'autocomplete beside choices',
    withOption({ autocomplete: true, choices: [choice('a')] }),
    'APPLICATION_COMMAND_OPTION_INVALID',
  ],
  [
    'the same choice twice',
    withOption({ choices: [choice('a'), choice('a')] }),
    'APPLICATION_COMMAND_OPTION_INVALID',
  ],
  [
    'a choice value above 100',
    withOption({ choices: [{ name: 'long', value: 'v'.repeat(101) }] }),
    'APPLICATION_COMMAND_OPTION_INVALID',
  ],
  [
    'min_value above max_value',
    withOption({ type: 4, min_value: 2, max_value: 1 }),
    'APPLICATION_COMMAND_OPTION_INVALID',
  ],
  [
    'min_length above max_length',
    withOption({ min_length: 2, max_length: 1 }),
    'APPLICATION_COMMAND_OPTION_INVALID',
  ],
  ['an option type nobody knows', withOption({ type: 99 }), 50_035],
  ['permissions that are no bits', [command({ default_member_permissions: 'admin' })], 50_035],
];

describe('registration is rejected for', () => {
  it.each(REFUSED)('%s', async (_rule, body, code) => {
    const fake = await startFake();
    const answer = await putCommands(fake, body);
    expect(answer.status).toBe(400);
    expect(problemCodes(fake)).toContain(code);
    expect(fake.state.commands.size).toBe(0);
  });

  it('subcommands nested too deeply', async () => {
    const fake = await startFake();
    const inner = group({ options: [sub({ options: [option()] })] });
    const answer = await putCommands(fake, [command({ options: [group({ options: [inner] })] })]);
    expect(answer.status).toBe(400);
    expect(fake.problems).toHaveLength(1);
  });

  it('8001 characters in one command, of which the longest localization counts', async () => {
    const fake = await startFake();
    const choices = (length: number): unknown[] =>
      times(25, (at) => ({
        name: `${at}`,
        name_localizations: { de: `${at}`.padEnd(90, 'x') },
        value: `${at}`.padEnd(length, 'v'),
      }));
    const options = (length: number): unknown[] =>
      times(2, (at) => option({ name: `o${at}`, choices: choices(length) }));
    await putCommands(fake, [command({ options: options(60) })]);
    expect(fake.problems).toEqual([]);
    await putCommands(fake, [command({ options: options(75) })]);
    expect(problemCodes(fake)).toContain('APPLICATION_COMMAND_TOO_LARGE');
  });

  it('more new commands than allowed per day, but not for commands that already exist', async () => {
    const fake = await startFake({ commandCreatesPerDay: 3 });
    const three = times(3, (at) => command({ name: `c${at}` }));
    await putCommands(fake, three);
    await putCommands(fake, three);
    expect(fake.problems).toEqual([]);
    await putCommands(fake, [...three, command({ name: 'c4' })]);
    expect(problemCodes(fake)).toEqual([30_034]);
  });

  it('another application, and for a server without the bot', async () => {
    const fake = await startFake();
    const stranger = fake.change.addGuild({ botIn: false });
    const own = fake.state.bot.id;
    await callApi(fake, { method: 'PUT', path: '/applications/123456789012345678/commands', body: [] });
    await callApi(fake, {
      method: 'PUT',
      path: `/applications/${own}/guilds/${stranger.id}/commands`,
      body: [],
    });
    expect(problemCodes(fake)).toEqual([20_012, 50_001]);
  });
});

describe('registering commands', () => {
  it('keeps the ids of names that stay, and the versions of unchanged commands', async () => {
    const fake = await startFake();
    const list = (): readonly { id: string; version: string }[] => fake.state.commands.get('global') ?? [];
    await putCommands(fake, [command(), command({ name: 'me' })]);
    const [rank, me] = list();
    await putCommands(fake, [command({ description: 'Changed' }), command({ name: 'me' })]);
    const [rankNow, meNow] = list();
    expect(rankNow?.id).toBe(rank?.id);
    expect(rankNow?.version).not.toBe(rank?.version);
    expect(meNow).toEqual(me);
  });

  it('returns localizations only on request', async () => {
    const fake = await startFake();
    await putCommands(fake, withOption({ name_localizations: { de: 'wert' } }));
    const path = `/applications/${fake.state.bot.id}/commands`;
    const short = await callApi(fake, { method: 'GET', path });
    const full = await callApi(fake, { method: 'GET', path: `${path}?with_localizations=true` });
    expect(JSON.stringify(short.body)).not.toContain('wert');
    expect(JSON.stringify(full.body)).toContain('wert');
  });

  it('keeps the other commands when one is added and one deleted', async () => {
    const fake = await startFake();
    const path = `/applications/${fake.state.bot.id}/guilds/${fake.home.guild.id}/commands`;
    const made = await callApi(fake, { path, body: command() });
    const again = await callApi(fake, { path, body: command({ description: 'Changed' }) });
    expect([made.status, again.status]).toEqual([201, 200]);
    const [kept] = fake.state.commands.get(fake.home.guild.id) ?? [];
    const gone = await callApi(fake, { method: 'DELETE', path: `${path}/${kept?.id}` });
    expect(gone.status).toBe(204);
    expect(fake.state.commands.get(fake.home.guild.id)).toEqual([]);
    expect(fake.problems).toEqual([]);
  });
});
