import { PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import type { FakeDiscord } from '../support/fake-discord/fake-discord.ts';
import type { StoredMessage } from '../support/fake-discord/stored-message.ts';
import { answer, putCommands } from './call-api.ts';
import { startFake } from './start-fake.ts';

const COMMANDS = [
  {
    name: 'top',
    description: 'A list',
    options: [
      {
        type: 3,
        name: 'stat',
        description: 'A stat',
        required: true,
        choices: [{ name: 'Kills', value: 'kills' }],
      },
      { type: 4, name: 'rounds', description: 'At least', min_value: 1, max_value: 99 },
      { type: 3, name: 'map', description: 'A map', autocomplete: true, min_length: 2, max_length: 5 },
      { type: 6, name: 'player', description: 'Who' },
    ],
  },
  {
    name: 'admin',
    description: 'Admin',
    default_member_permissions: '0',
    options: [{ type: 1, name: 'status', description: 'Status' }],
  },
  {
    name: 'manage',
    description: 'Manage',
    default_member_permissions: PermissionFlagsBits.ManageGuild.toString(),
  },
  { name: 'here', description: 'Servers only', contexts: [0] },
  { name: 'anywhere', description: 'Everywhere', contexts: [0, 1, 2], integration_types: [0, 1] },
  { type: 2, name: 'Player card' },
  { type: 3, name: 'Explain' },
];

async function prepare(): Promise<FakeDiscord> {
  const fake = await startFake();
  await putCommands(fake, COMMANDS);
  return fake;
}

describe('a client shows', () => {
  it('only what a person may use, and everything to those who may', async () => {
    const fake = await prepare();
    const { guild, user } = fake.home;
    expect(fake.people.visibleCommands()).toEqual(['top', 'here', 'anywhere', 'Player card', 'Explain']);
    const role = fake.change.addRole(guild, { permissions: PermissionFlagsBits.ManageGuild });
    const manager = fake.change.addUser();
    fake.change.addMember(guild, manager, { roles: [role] });
    expect(fake.people.visibleCommands({ user: manager })).toContain('manage');
    expect(fake.people.visibleCommands({ user: manager })).not.toContain('admin');
    expect(fake.people.visibleCommands({ user: guild.owner })).toEqual(COMMANDS.map(({ name }) => name));
    fake.change.setOverwrites(fake.home.channel, [
      { id: user.id, type: 1, allow: '0', deny: PermissionFlagsBits.UseApplicationCommands.toString() },
    ]);
    expect(fake.people.visibleCommands()).toEqual([]);
  });

  it('only commands of the matching context in direct messages and where the bot is not a member', async () => {
    const fake = await prepare();
    expect(fake.people.visibleCommands({ dm: true })).not.toContain('here');
    const guild = fake.change.addGuild({ botIn: false });
    fake.change.addMember(guild, fake.home.user);
    expect(fake.people.visibleCommands({ guild })).toEqual([]);
    expect(fake.people.visibleCommands({ guild, userInstall: true })).toEqual(['anywhere']);
  });
});

describe('a client rejects', () => {
  it.each([
    ['a command nobody registered', 'nothing', {}, 'No command nothing'],
    ['a hidden command', 'admin status', {}, 'hidden from tester'],
    ['an option nobody registered', 'top', { stat: 'kills', other: 'x' }, 'No option other'],
    ['a required option left out', 'top', {}, 'stat is required'],
    ['a value that is no choice', 'top', { stat: 'deaths' }, 'is no choice'],
    ['a number too small', 'top', { stat: 'kills', rounds: 0 }, 'below 1'],
    ['a number too large', 'top', { stat: 'kills', rounds: 100 }, 'above 99'],
    ['a fraction for an integer', 'top', { stat: 'kills', rounds: 1.5 }, 'wrong type'],
    ['text for a number', 'top', { stat: 'kills', rounds: '7' }, 'wrong type'],
    ['a text too short', 'top', { stat: 'kills', map: 'x' }, 'too short'],
    ['a text too long', 'top', { stat: 'kills', map: 'xxxxxx' }, 'too long'],
    ['a person who is not there', 'top', { stat: 'kills', player: '1' }, 'There is no user'],
    ['a subcommand nobody registered', 'top now', { stat: 'kills' }, 'no subcommand now'],
  ])('%s', async (_what, line, values, message) => {
    const fake = await prepare();
    expect(() => fake.people.slash(line, values)).toThrow(message);
    expect(fake.state.interactions.size).toBe(0);
  });

  it('a command group without its subcommand', async () => {
    const fake = await prepare();
    expect(() => fake.people.slash('admin', {}, { user: fake.home.guild.owner })).toThrow(
      'needs one of: status',
    );
  });

  it('suggestions for an option without autocomplete, and people who are not members', async () => {
    const fake = await prepare();
    expect(() => fake.people.autocomplete('top', { stat: 'k' })).toThrow('no autocomplete');
    expect(() => fake.people.slash('here', {}, { user: fake.change.addUser() })).toThrow('not a member');
  });

  it('nothing in hostile mode', async () => {
    const fake = await prepare();
    const hidden = fake.people.slash('admin status', {}, { force: true });
    const wild = fake.people.slash('top', { rounds: -5, other: 'x' }, { force: true });
    expect(hidden.payload.data).toMatchObject({ name: 'admin', options: [{ name: 'status', type: 1 }] });
    expect(wild.payload.data).toMatchObject({
      options: [
        { name: 'rounds', value: -5 },
        { name: 'other', value: 'x' },
      ],
    });
  });
});

describe('a person can use on a message', () => {
  const button = (custom_id: string, disabled = false): unknown => ({
    type: 2,
    style: 1,
    label: custom_id,
    custom_id,
    disabled,
  });
  const options = ['a', 'b', 'c'].map((value) => ({ label: value, value }));
  const components = [
    { type: 1, components: [button('open'), button('shut', true)] },
    { type: 1, components: [{ type: 3, custom_id: 'pick', options, max_values: 2 }] },
    { type: 1, components: [{ type: 5, custom_id: 'who' }] },
  ];
  const show = async (flags = 0): Promise<{ fake: FakeDiscord; message: StoredMessage }> => {
    const fake = await prepare();
    const shown = fake.people.slash('anywhere');
    await answer(fake, shown, { type: 4, data: { content: 'x', components, flags } });
    return { fake, message: await fake.waitForFinal(shown) };
  };

  it('only components that exist and are enabled', async () => {
    const { fake, message } = await show();
    expect(() => fake.people.click(message, 'gone')).toThrow('0 buttons fit gone; there are: open, shut');
    expect(() => fake.people.click(message, /./)).toThrow('2 buttons fit');
    expect(() => fake.people.click(message, 'shut')).toThrow('disabled');
    expect(() => fake.people.click(message, 'pick')).toThrow('0 buttons');
    expect(fake.people.click(message, 'open').payload).toMatchObject({
      type: 3,
      data: { custom_id: 'open', component_type: 2 },
      message: { id: message.id },
    });
  });

  it('a context menu with the message as its target', async () => {
    const { fake, message } = await show();
    const { data } = fake.people.messageMenu('Explain', message).payload;
    expect(data).toMatchObject({
      type: 3,
      target_id: message.id,
      resolved: { messages: { [message.id]: { content: 'x' } } },
    });
  });

  it('only offered values of a select, as many as allowed', async () => {
    const { fake, message } = await show();
    expect(() => fake.people.select(message, 'pick', ['z'])).toThrow('not z');
    expect(() => fake.people.select(message, 'pick', [])).toThrow('takes 1 to 2');
    expect(() => fake.people.select(message, 'pick', ['a', 'b', 'c'])).toThrow('takes 1 to 2');
    expect(fake.people.select(message, 'pick', ['a', 'c']).payload.data).toMatchObject({
      component_type: 3,
      values: ['a', 'c'],
    });
    const { id } = fake.home.user;
    expect(fake.people.select(message, 'who', [id]).payload.data).toMatchObject({
      values: [id],
      resolved: { users: { [id]: { id } } },
    });
  });

  it('nothing that only another person sees, except in hostile mode', async () => {
    const { fake, message } = await show(64);
    const { owner } = fake.home.guild;
    expect(() => fake.people.click(message, 'open', { user: owner })).toThrow('cannot see');
    expect(fake.people.click(message, 'open', { user: owner, force: true }).user).toBe(owner);
  });
});

describe('a person can fill a modal with', () => {
  const label = (component: object): unknown => ({ type: 18, label: 'Field', component });
  const text = (more: object): unknown => label({ type: 4, custom_id: 'why', style: 1, ...more });
  const open = async (
    ...fields: unknown[]
  ): Promise<(values: Parameters<FakeDiscord['people']['submitModal']>[1]) => unknown> => {
    const fake = await prepare();
    const opened = fake.people.slash('anywhere');
    const { status } = await answer(fake, opened, {
      type: 9,
      data: { custom_id: 'm', title: 'T', components: fields },
    });
    expect(status).toBe(200);
    return (values) => fake.people.submitModal(opened, values).payload.data;
  };
  const file = { filename: 'a.txt', contentType: 'text/plain', data: Buffer.from('x') };

  it('texts within the length limits', async () => {
    const short = await open(text({ min_length: 3 }));
    expect(() => short({ why: 'no' })).toThrow('takes 3 to 4000 characters');
    const empty = await open(text({}));
    expect(() => empty({})).toThrow('characters, not 0');
    const optional = await open(text({ required: false }));
    expect(optional({})).toMatchObject({
      components: [{ type: 18, component: { type: 4, custom_id: 'why', value: '' } }],
    });
    const filled = await open(text({ value: 'as before' }));
    expect(filled({})).toMatchObject({ components: [{ component: { value: 'as before' } }] });
  });

  it('as many files as allowed, and only fields of the modal', async () => {
    const one = await open(label({ type: 19, custom_id: 'file' }));
    expect(() => one({ file: [file, file] })).toThrow('takes 1 to 1 files');
    const none = await open(label({ type: 19, custom_id: 'file' }));
    expect(() => none({})).toThrow('not 0');
    const strange = await open(text({}));
    expect(() => strange({ other: 'x' })).toThrow('no field other');
  });

  it('one radio choice', async () => {
    const options = ['a', 'b'].map((value) => ({ label: value, value }));
    const radio = await open(label({ type: 21, custom_id: 'r', options }));
    expect(() => radio({ r: 'z' })).toThrow('does not offer z');
    const again = await open(label({ type: 21, custom_id: 'r', options }));
    expect(again({ r: 'b' })).toMatchObject({
      components: [{ component: { type: 21, custom_id: 'r', value: 'b' } }],
    });
  });

  it('values only once: a second submit fails', async () => {
    const send = await open(text({}));
    send({ why: 'because' });
    expect(() => send({ why: 'again' })).toThrow('sent once');
  });
});
