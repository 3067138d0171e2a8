import { PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { ALL_PERMISSIONS } from '../support/fake-discord/permissions.ts';
import type { FakeDiscord } from '../support/fake-discord/fake-discord.ts';
import { callApi, problemCodes, type ApiAnswer } from './call-api.ts';
import { startFake } from './start-fake.ts';

const V2 = 32_768;
const text = (content: string): unknown => ({ type: 10, content });
const button = (more: object): unknown => ({ type: 2, style: 1, label: 'Go', custom_id: 'go', ...more });
const row = (...components: unknown[]): unknown => ({ type: 1, components });
const option = (value: string): unknown => ({ label: value, value });
const select = (more: object): unknown => ({
  type: 3,
  custom_id: 's',
  options: [option('a'), option('b')],
  ...more,
});
const legacy = (...components: unknown[]): unknown => ({ content: 'x', components });
const v2 = (...components: unknown[]): unknown => ({ flags: V2, components });
const embed = (more: object): unknown => ({ embeds: [{ title: 't', ...more }] });
const fields = (count: number): unknown[] => Array.from({ length: count }, () => ({ name: 'n', value: 'v' }));
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));

async function post(
  body: unknown,
  files?: { name: string; data: Uint8Array }[],
): Promise<{ fake: FakeDiscord; answer: ApiAnswer }> {
  const fake = await startFake();
  fake.change.setBotPermissions(fake.home.guild, ALL_PERMISSIONS);
  const path = `/channels/${fake.home.channel.id}/messages`;
  const answer = await callApi(fake, { path, body, ...(files === undefined ? {} : { files }) });
  return { fake, answer };
}

const REFUSED: readonly (readonly [rule: string, body: unknown, code: string | number])[] = [
  ['an empty message', {}, 50_006],
  ['only blanks', { content: ' \n' }, 50_006],
  ['buttons and nothing else', { components: [row(button({}))] }, 50_006],
  ['content above 2000', { content: 'x'.repeat(2001) }, 'BASE_TYPE_MAX_LENGTH'],
  ['eleven embeds', { embeds: times(11, () => ({ title: 't' })) }, 'BASE_TYPE_MAX_LENGTH'],
  ['a title above 256', embed({ title: 't'.repeat(257) }), 'BASE_TYPE_MAX_LENGTH'],
  ['a description above 4096', embed({ description: 'd'.repeat(4097) }), 'BASE_TYPE_MAX_LENGTH'],
  ['26 fields', embed({ fields: fields(26) }), 'BASE_TYPE_MAX_LENGTH'],
  [
    'a field value above 1024',
    embed({ fields: [{ name: 'n', value: 'v'.repeat(1025) }] }),
    'BASE_TYPE_MAX_LENGTH',
  ],
  ['a footer above 2048', embed({ footer: { text: 'f'.repeat(2049) } }), 'BASE_TYPE_MAX_LENGTH'],
  [
    '6001 characters in all embeds',
    { embeds: times(2, () => ({ description: 'd'.repeat(3001) })) },
    'MAX_EMBED_SIZE_EXCEEDED',
  ],
  ['an embed without anything', { embeds: [{ color: 1 }] }, 'BASE_TYPE_REQUIRED'],
  ['a blank field name', embed({ fields: [{ name: ' ', value: 'v' }] }), 'BASE_TYPE_REQUIRED'],
  ['a time that is none', embed({ timestamp: 'yesterday' }), 'BASE_TYPE_INVALID'],
  [
    'an embed picture with an ftp address',
    embed({ image: { url: 'ftp://example.org/a.png' } }),
    'URL_TYPE_INVALID_SCHEME',
  ],
  [
    'an embed picture that was not attached',
    embed({ image: { url: 'attachment://a.png' } }),
    'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
  ],
  ['six rows', legacy(...times(6, (at) => row(button({ custom_id: `b${at}` })))), 'BASE_TYPE_BAD_LENGTH'],
  [
    'six buttons in one row',
    legacy(row(...times(6, (at) => button({ custom_id: `b${at}` })))),
    'BASE_TYPE_MAX_LENGTH',
  ],
  ['a select beside a button', legacy(row(select({}), button({}))), 'COMPONENT_LAYOUT_WIDTH_EXCEEDED'],
  ['one custom_id twice', legacy(row(button({}), button({}))), 'COMPONENT_CUSTOM_ID_DUPLICATED'],
  ['a custom_id above 100', legacy(row(button({ custom_id: 'c'.repeat(101) }))), 'BASE_TYPE_MAX_LENGTH'],
  ['a label above 80', legacy(row(button({ label: 'l'.repeat(81) }))), 'BASE_TYPE_MAX_LENGTH'],
  ['a button with neither label nor emoji', legacy(row(button({ label: '' }))), 'BUTTON_INVALID'],
  ['a button without custom_id', legacy(row({ type: 2, style: 1, label: 'x' })), 'BUTTON_INVALID'],
  [
    'a button with custom_id and url',
    legacy(row(button({ style: 5, url: 'https://example.org' }))),
    'BUTTON_INVALID',
  ],
  [
    'a link with another scheme',
    legacy(row({ type: 2, style: 5, label: 'x', url: 'javascript:alert(1)' })),
    'BUTTON_INVALID',
  ],
  [
    '26 options',
    legacy(row(select({ options: times(26, (at) => option(`o${at}`)) }))),
    'BASE_TYPE_MAX_LENGTH',
  ],
  ['the same option twice', legacy(row(select({ options: [option('a'), option('a')] }))), 'SELECT_INVALID'],
  ['min above max', legacy(row(select({ min_values: 2, max_values: 1 }))), 'SELECT_INVALID'],
  ['max above the options', legacy(row(select({ max_values: 3 }))), 'SELECT_INVALID'],
  ['a placeholder above 150', legacy(row(select({ placeholder: 'p'.repeat(151) }))), 'BASE_TYPE_MAX_LENGTH'],
  ['a text display without the flag', legacy(text('x')), 'UNION_TYPE_CHOICES'],
  [
    'content beside V2',
    { content: 'x', flags: V2, components: [text('x')] },
    'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  [
    'embeds beside V2',
    { embeds: [{ title: 't' }], flags: V2, components: [text('x')] },
    'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  ['V2 without components', { flags: V2, components: [] }, 50_006],
  [
    '41 components, nested ones included',
    v2({ type: 17, components: times(40, () => text('x')) }),
    'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
  ],
  [
    '4001 characters of text',
    v2(text('x'.repeat(2000)), text('x'.repeat(2001))),
    'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
  ],
  [
    'one component id twice',
    v2({ ...Object(text('a')), id: 7 }, { ...Object(text('b')), id: 7 }),
    'COMPONENT_ID_DUPLICATED',
  ],
  ['a section without accessory', v2({ type: 9, components: [text('x')] }), 'BASE_TYPE_REQUIRED'],
  [
    'four texts in a section',
    v2({ type: 9, components: times(4, () => text('x')), accessory: button({}) }),
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'eleven pictures',
    v2({ type: 12, items: times(11, () => ({ media: { url: 'https://example.org/a.png' } })) }),
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a picture that was not attached',
    v2({ type: 12, items: [{ media: { url: 'attachment://a.png' } }] }),
    'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
  ],
  [
    'a file component that is not an attachment',
    v2({ type: 13, file: { url: 'https://example.org/a.txt' } }),
    'URL_TYPE_INVALID_SCHEME',
  ],
  [
    'alt text above 1024',
    v2({ type: 12, items: [{ media: { url: 'https://example.org/a.png' }, description: 'd'.repeat(1025) }] }),
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'an attachment without its file',
    { content: 'x', attachments: [{ id: '0', filename: 'a.txt' }] },
    'MESSAGE_ATTACHMENT_NOT_FOUND',
  ],
  ['a nonce above 25', { content: 'x', nonce: 'n'.repeat(26) }, 'BASE_TYPE_MAX_LENGTH'],
  ['an ephemeral post', { content: 'x', flags: 64 }, 'MESSAGE_FLAGS_INVALID'],
  [
    'allowed mentions with both parse and a list of users',
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
    'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
  ],
];

describe('a message is rejected with', () => {
  it.each(REFUSED)('%s', async (_rule, body, code) => {
    const { fake, answer } = await post(body);
    expect(problemCodes(fake)).toContain(code);
    expect(answer.status).toBe(400);
    expect(fake.problems).toHaveLength(1);
    expect(fake.messagesIn(fake.home.channel.id)).toEqual([]);
  });

  it('a container in a container', async () => {
    const inner = { type: 17, components: [text('x')] };
    const { fake, answer } = await post(v2({ type: 17, components: [inner] }));
    expect(answer.status).toBe(400);
    expect(fake.problems).toHaveLength(1);
  });

  it('eleven files', async () => {
    const files = times(11, (at) => ({ name: `${at}.txt`, data: Buffer.from('x') }));
    const { fake } = await post({ content: 'x' }, files);
    expect(problemCodes(fake)).toContain('BASE_TYPE_MAX_LENGTH');
  });

  it('a file name that attachment:// cannot contain', async () => {
    const files = [{ name: 'my(chart).png', data: Buffer.from('x') }];
    const { fake } = await post(embed({ image: { url: 'attachment://my(chart).png' } }), files);
    expect(problemCodes(fake)).toContain('UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND');
  });

  it('a file or a request that is too large', async () => {
    const fake = await startFake({ attachmentSizeLimit: 10, requestSizeLimit: 1000 });
    fake.change.setBotPermissions(fake.home.guild, ALL_PERMISSIONS);
    const path = `/channels/${fake.home.channel.id}/messages`;
    const one = await callApi(fake, { path, body: {}, files: [{ name: 'a.txt', data: Buffer.alloc(11) }] });
    const whole = await callApi(fake, {
      path,
      body: {},
      files: [{ name: 'a.txt', data: Buffer.alloc(1000) }],
    });
    expect([one.status, whole.status]).toEqual([413, 413]);
    expect(problemCodes(fake)).toEqual([40_005, 40_005]);
  });

  it('a body that is not JSON', async () => {
    const fake = await startFake();
    const response = await fetch(`${fake.api}/v10/channels/${fake.home.channel.id}/messages`, {
      method: 'POST',
      body: '{',
      headers: {
        authorization: `Bot ${fake.token}`,
        'user-agent': 'DiscordBot (a, 1)',
        'content-type': 'application/json',
      },
    });
    expect(response.status).toBe(400);
    expect(problemCodes(fake)).toEqual([50_109]);
  });
});

describe('a message is accepted exactly at the limit:', () => {
  it.each([
    ['2000 characters', { content: 'x'.repeat(2000) }],
    ['6000 characters in embeds', { embeds: times(2, () => ({ description: 'd'.repeat(3000) })) }],
    ['40 components', v2({ type: 17, components: times(39, () => text('x')) })],
    ['4000 characters of text', v2(text('x'.repeat(4000)))],
    [
      'five rows of five',
      legacy(...times(5, (r) => row(...times(5, (c) => button({ custom_id: `${r}.${c}` }))))),
    ],
  ])('%s', async (_what, body) => {
    const { fake, answer } = await post(body);
    expect(fake.problems).toEqual([]);
    expect(answer.status).toBe(200);
  });
});

describe('posting needs', () => {
  const { ViewChannel, SendMessages, EmbedLinks, AttachFiles } = PermissionFlagsBits;
  const files = [{ name: 'a.txt', data: Buffer.from('x') }];
  it.each([
    ['to see the channel', 0n, { content: 'x' }, undefined, 50_001],
    ['to send messages', ViewChannel, { content: 'x' }, undefined, 50_013],
    ['to embed links', ViewChannel | SendMessages | AttachFiles, embed({}), undefined, 50_013],
    ['to attach files', ViewChannel | SendMessages | EmbedLinks, { content: 'x' }, files, 50_013],
  ])('%s', async (_need, permissions, body, attached, code) => {
    const fake = await startFake();
    fake.change.setRolePermissions(fake.home.guild, fake.home.guild.id, permissions);
    const path = `/channels/${fake.home.channel.id}/messages`;
    const answer = await callApi(fake, {
      path,
      body,
      ...(attached === undefined ? {} : { files: attached }),
    });
    expect(answer.status).toBe(403);
    expect(problemCodes(fake)).toEqual([code]);
    expect(fake.invalidRequests).toBe(1);
  });
});
