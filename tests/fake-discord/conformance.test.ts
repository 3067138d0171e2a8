import * as spec from 'discord-api-spec/zod';
import type { z } from 'zod';
import { expect, it } from 'vitest';
import { ALL_PERMISSIONS } from '../support/fake-discord/permissions.ts';
import type { FakeDiscord } from '../support/fake-discord/fake-discord.ts';
import { checkSpec } from '../support/fake-discord/rules/spec-check.ts';
import { answer, callApi, putCommands, webhookPath, type ApiCall } from './call-api.ts';
import { makePng } from './png.ts';
import { startFake } from './start-fake.ts';

const V2 = 32_768;
const CHART = 'attachment://chart.png';
const media = { url: CHART };
const FILES = [
  { name: 'chart.png', data: makePng(4, 3) },
  { name: 'rounds.csv', data: Buffer.from('a,b') },
];
const button = { type: 2, style: 1, label: 'Go', custom_id: 'go', emoji: { name: '🎯' } };
const link = { type: 2, style: 5, label: 'Web', url: 'https://example.org' };
const select = { type: 3, custom_id: 's', options: [{ label: 'a', value: 'a' }] };
const rows = [
  { type: 1, components: [button, link] },
  { type: 1, components: [select] },
  { type: 1, components: [{ type: 5, custom_id: 'u' }] },
];
const LEGACY = {
  content: 'x',
  embeds: [
    {
      title: 't',
      color: 5,
      fields: [{ name: 'n', value: 'v' }],
      footer: { text: 'f' },
      author: { name: 'a' },
      image: media,
      timestamp: '2026-01-01T00:00:00.000Z',
    },
  ],
  components: rows,
  attachments: [{ id: '0', description: 'Alt' }],
};
const SECTION = { type: 9, components: [{ type: 10, content: 'x' }], accessory: { type: 11, media } };
const COMPONENTS = {
  flags: V2,
  components: [
    {
      type: 17,
      components: [
        SECTION,
        { type: 14 },
        {
          type: 12,
          items: [{ media, description: 'A chart' }, { media: { url: 'https://example.org/a.png' } }],
        },
      ],
    },
    { type: 13, file: { url: 'attachment://rounds.csv' } },
    ...rows,
  ],
};

const each = (answers: unknown): unknown[] => (Array.isArray(answers) ? answers : [answers]);

async function prepare(): Promise<{
  fake: FakeDiscord;
  ask: (schema: z.core.$ZodType, call: ApiCall) => Promise<void>;
}> {
  const fake = await startFake();
  fake.change.setBotPermissions(fake.home.guild, ALL_PERMISSIONS);
  const ask = async (schema: z.core.$ZodType, call: ApiCall): Promise<void> => {
    const { body } = await callApi(fake, call);
    const label = `${call.method ?? 'POST'} ${call.path}`;
    expect(
      each(body).flatMap((one) => checkSpec(schema, one)),
      label,
    ).toEqual([]);
    expect(each(body), label).not.toEqual([]);
  };
  return { fake, ask };
}

it('answers about itself, servers and people as Discord’s OpenAPI description specifies', async () => {
  const { fake, ask } = await prepare();
  const { guild, channel, user } = fake.home;
  await ask(spec.GatewayBotResponseSchema, { method: 'GET', path: '/gateway/bot' });
  await ask(spec.UserPIIResponseSchema, { method: 'GET', path: '/users/@me' });
  await ask(spec.UserResponseSchema, { method: 'GET', path: `/users/${user.id}` });
  await ask(spec.PrivateApplicationResponseSchema, { method: 'GET', path: '/applications/@me' });
  await ask(spec.GuildWithCountsResponseSchema, {
    method: 'GET',
    path: `/guilds/${guild.id}?with_counts=true`,
  });
  await ask(spec.GuildChannelResponseSchema, { method: 'GET', path: `/guilds/${guild.id}/channels` });
  await ask(spec.GuildRoleResponseSchema, { method: 'GET', path: `/guilds/${guild.id}/roles` });
  await ask(spec.GuildMemberResponseSchema, {
    method: 'GET',
    path: `/guilds/${guild.id}/members/${user.id}`,
  });
  await ask(spec.GuildChannelResponseSchema, { method: 'GET', path: `/channels/${channel.id}` });
  await ask(spec.PrivateChannelResponseSchema, {
    path: '/users/@me/channels',
    body: { recipient_id: user.id },
  });
  expect(fake.problems).toEqual([]);
});

it('answers about commands as the description specifies', async () => {
  const { fake, ask } = await prepare();
  const option = { type: 3, name: 'stat', description: 'A stat', autocomplete: true };
  const sub = {
    type: 1,
    name: 'one',
    description: 'One',
    options: [option, { type: 4, name: 'n', description: 'N', min_value: 1 }],
  };
  await putCommands(fake, [
    {
      name: 'admin',
      description: 'Admin',
      default_member_permissions: '32',
      options: [{ type: 2, name: 'many', description: 'Many', options: [sub] }],
    },
    { name: 'rank', description: 'Rank', name_localizations: { de: 'rang' }, contexts: [0, 1] },
    { type: 2, name: 'Player card' },
  ]);
  const path = `/applications/${fake.state.bot.id}/commands`;
  await ask(spec.ApplicationCommandResponseSchema, { method: 'GET', path });
  await ask(spec.ApplicationCommandResponseSchema, {
    method: 'GET',
    path: `${path}?with_localizations=true`,
  });
  expect(fake.problems).toEqual([]);
});

it('answers messages as the description specifies', async () => {
  const { fake, ask } = await prepare();
  const path = `/channels/${fake.home.channel.id}/messages`;
  await ask(spec.MessageResponseSchema, { path, body: LEGACY, files: FILES });
  await ask(spec.MessageResponseSchema, { path, body: COMPONENTS, files: FILES });
  await ask(spec.MessageResponseSchema, { path, body: { content: `<@${fake.home.user.id}>`, nonce: '1' } });
  await ask(spec.MessageResponseSchema, { method: 'GET', path });
  const [first] = fake.messagesIn(fake.home.channel.id);
  await ask(spec.MessageResponseSchema, {
    method: 'PATCH',
    path: `${path}/${first?.id}`,
    body: { content: 'y', embeds: [] },
  });
  expect(fake.problems).toEqual([]);
});

it('answers interactions as the description specifies', async () => {
  const { fake, ask } = await prepare();
  await putCommands(fake, [{ name: 'rank', description: 'Rank' }]);
  const check = async (interaction: Parameters<typeof answer>[1], body: unknown): Promise<void> => {
    const { body: answered } = await answer(fake, interaction, body);
    expect(checkSpec(spec.InteractionCallbackResponseSchema, answered)).toEqual([]);
  };
  const replied = fake.people.slash('rank');
  await check(replied, { type: 4, data: { ...LEGACY, embeds: [], attachments: [] } });
  const message = await fake.waitForFinal(replied);
  const opening = fake.people.click(message, 'go');
  await check(opening, {
    type: 9,
    data: {
      custom_id: 'm',
      title: 'T',
      components: [{ type: 18, label: 'L', component: { type: 4, custom_id: 'w', style: 1 } }],
    },
  });
  const submitted = fake.people.submitModal(opening, { w: 'x' });
  await check(submitted, { type: 4, data: { content: 'thanks', flags: 64 } });
  await check(fake.people.click(message, 'go'), { type: 6 });
  await check(fake.people.click(message, 'go'), { type: 7, data: { content: 'z' } });
  const deferred = fake.people.slash('rank');
  await check(deferred, { type: 5 });
  const original = webhookPath(fake, deferred, '/messages/@original');
  await ask(spec.MessageResponseSchema, { method: 'GET', path: original });
  await ask(spec.MessageResponseSchema, { method: 'PATCH', path: original, body: COMPONENTS, files: FILES });
  await ask(spec.MessageResponseSchema, { path: webhookPath(fake, submitted), body: { content: 'more' } });
  expect(fake.problems).toEqual([]);
});

it('rejects as the description specifies, with text codes in the fields as the documentation shows', async () => {
  const { fake, ask } = await prepare();
  const path = `/channels/${fake.home.channel.id}/messages`;
  await ask(spec.ErrorResponseSchema, { path, body: {} });
  await ask(spec.ErrorResponseSchema, { method: 'GET', path: '/nothing' });
  const { body } = await callApi(fake, { path, body: { embeds: [{ title: 't'.repeat(257) }] } });
  const title = { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: expect.any(String) }] };
  expect(body).toEqual({ code: 50_035, message: 'Invalid Form Body', errors: { embeds: { 0: { title } } } });
  expect(fake.takeProblems()).toHaveLength(3);
});
