import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { FakeDiscord } from '../support/fake-discord/fake-discord.ts';
import type { FakeInteraction } from '../support/fake-discord/interactions/fake-interaction.ts';
import type { Settings } from '../support/fake-discord/settings.ts';
import { answer, callApi, problemCodes, putCommands, webhookPath } from './call-api.ts';
import { startFake } from './start-fake.ts';

const COMMANDS = [
  { name: 'rank', description: 'Your place' },
  {
    name: 'top',
    description: 'A list',
    options: [{ type: 4, name: 'page', description: 'A page', autocomplete: true }],
  },
];
const BUTTONS = [{ type: 1, components: [{ type: 2, style: 1, label: 'Go', custom_id: 'go' }] }];

async function prepare(settings: Partial<Settings> = {}): Promise<FakeDiscord> {
  const fake = await startFake(settings);
  await putCommands(fake, COMMANDS);
  return fake;
}

async function click(fake: FakeDiscord): Promise<FakeInteraction> {
  const shown = fake.people.slash('rank');
  await answer(fake, shown, { type: 4, data: { content: 'x', components: BUTTONS } });
  return fake.people.click(await fake.waitForFinal(shown), 'go');
}

describe('an interaction', () => {
  it('without an answer is recorded as a problem', async () => {
    const fake = await prepare({ answerTtl: 20 });
    const interaction = fake.people.slash('rank');
    await expect(fake.waitForReply(interaction)).rejects.toThrow('/rank was not answered in time');
    expect(problemCodes(fake)).toEqual(['UNANSWERED']);
    const late = await answer(fake, interaction, { type: 4, data: { content: 'x' } });
    expect(late).toMatchObject({ status: 404, body: { code: 10_062 } });
  });

  it('accepts one answer only', async () => {
    const fake = await prepare();
    const interaction = fake.people.slash('rank');
    await answer(fake, interaction, { type: 5 });
    const second = await answer(fake, interaction, { type: 4, data: { content: 'x' } });
    expect(second).toMatchObject({ status: 400, body: { code: 40_060 } });
    expect(problemCodes(fake)).toEqual([40_060]);
  });

  it('with an unknown id is rejected as unknown', async () => {
    const fake = await prepare();
    const real = fake.people.slash('rank');
    await answer(fake, { ...real, token: 'other' }, { type: 5 });
    expect(problemCodes(fake)).toEqual([10_062]);
  });

  it.each([6, 7, 8, 1, 99])('of a command is not answered with type %i', async (type) => {
    const fake = await prepare();
    const refused = await answer(fake, fake.people.slash('rank'), { type, data: { content: 'x' } });
    expect(refused.status).toBe(400);
    expect(problemCodes(fake)).toContain('INTERACTION_RESPONSE_TYPE_INVALID');
  });

  it.each([4, 5, 6, 9])('of autocomplete is not answered with type %i', async (type) => {
    const fake = await prepare();
    await answer(fake, fake.people.autocomplete('top', { page: '1' }), { type, data: { content: 'x' } });
    expect(problemCodes(fake)).toContain('INTERACTION_RESPONSE_TYPE_INVALID');
  });

  it('of a button is not answered with suggestions', async () => {
    const fake = await prepare();
    await answer(fake, await click(fake), { type: 8, data: { choices: [] } });
    expect(problemCodes(fake)).toContain('INTERACTION_RESPONSE_TYPE_INVALID');
  });

  it('may not be deferred with the V2 flag', async () => {
    const fake = await prepare();
    await answer(fake, fake.people.slash('rank'), { type: 5, data: { flags: 32_768 } });
    expect(problemCodes(fake)).toContain('MESSAGE_FLAGS_INVALID');
  });

  it('rejects a message that breaks a rule', async () => {
    const fake = await prepare();
    await answer(fake, fake.people.slash('rank'), { type: 4, data: { content: 'x'.repeat(2001) } });
    await answer(fake, fake.people.slash('rank'), { type: 4, data: {} });
    await answer(fake, await click(fake), { type: 7, data: { embeds: [{ color: 1 }] } });
    expect(problemCodes(fake)).toEqual([
      50_035,
      'BASE_TYPE_MAX_LENGTH',
      50_006,
      50_035,
      'BASE_TYPE_REQUIRED',
    ]);
    expect(fake.problems.at(-1)?.errors?.[0]?.path).toEqual(['data', 'embeds', 0, 'description']);
  });
});

describe('autocomplete suggestions are rejected for', () => {
  it.each([
    ['26 of them', Array.from({ length: 26 }, (_, at) => ({ name: `${at}`, value: at })), 400],
    ['a name above 100', [{ name: 'n'.repeat(101), value: 1 }], 400],
    ['text where a number is typed', [{ name: 'n', value: 'one' }], 400],
    ['a fraction where an integer is typed', [{ name: 'n', value: 1.5 }], 400],
    ['nothing', [{ name: 'n', value: 1 }], 200],
  ])('%s', async (_rule, choices, status) => {
    const fake = await prepare();
    const typed = await answer(fake, fake.people.autocomplete('top', { page: '1' }), {
      type: 8,
      data: { choices },
    });
    expect(typed.status).toBe(status);
    expect(fake.problems).toHaveLength(status === 200 ? 0 : 1);
  });
});

describe('the webhook of an interaction', () => {
  it('does not exist before the answer', async () => {
    const fake = await prepare();
    const interaction = fake.people.slash('rank');
    const early = await callApi(fake, { path: webhookPath(fake, interaction), body: { content: 'x' } });
    expect(early).toMatchObject({ status: 404, body: { code: 10_015 } });
  });

  it('rejects the token after it expired', async () => {
    const fake = await prepare({ tokenTtl: 30 });
    const interaction = fake.people.slash('rank');
    await answer(fake, interaction, { type: 5 });
    await sleep(40);
    const path = webhookPath(fake, interaction, '/messages/@original');
    const late = await callApi(fake, { method: 'PATCH', path, body: { content: 'x' } });
    expect(late).toMatchObject({ status: 401, body: { code: 50_027 } });
  });

  it('does not find messages of other interactions', async () => {
    const fake = await prepare();
    const [one, other] = [fake.people.slash('rank'), fake.people.slash('rank')];
    await answer(fake, one, { type: 4, data: { content: 'one' } });
    await answer(fake, other, { type: 4, data: { content: 'other' } });
    const id = (await fake.waitForFinal(other)).id;
    await callApi(fake, { method: 'DELETE', path: webhookPath(fake, one, `/messages/${id}`) });
    expect(problemCodes(fake)).toEqual([10_008]);
  });

  it('fills a deferred reply with the first follow-up, and keeps its visibility', async () => {
    const fake = await prepare();
    const interaction = fake.people.slash('rank');
    await answer(fake, interaction, { type: 5, data: { flags: 64 } });
    expect((await fake.waitForReply(interaction)).message?.message.flags).toBe(128 | 64);
    await callApi(fake, { path: webhookPath(fake, interaction), body: { content: 'here' } });
    const final = await fake.waitForFinal(interaction);
    expect(final).toMatchObject({ onlyFor: fake.home.user.id, message: { content: 'here', flags: 64 } });
    expect(interaction.followUps).toEqual([]);
    expect(fake.problems).toEqual([]);
  });

  it('cannot make a public reply private', async () => {
    const fake = await prepare();
    const interaction = fake.people.slash('rank');
    await answer(fake, interaction, { type: 5 });
    const path = webhookPath(fake, interaction, '/messages/@original');
    await callApi(fake, { method: 'PATCH', path, body: { content: 'secret', flags: 64 } });
    expect(problemCodes(fake)).toContain('MESSAGE_FLAGS_INVALID');
  });

  it('cannot remove the Components V2 flag of a message', async () => {
    const fake = await prepare();
    const interaction = fake.people.slash('rank');
    await answer(fake, interaction, {
      type: 4,
      data: { flags: 32_768, components: [{ type: 10, content: 'x' }] },
    });
    const path = webhookPath(fake, interaction, '/messages/@original');
    await callApi(fake, { method: 'PATCH', path, body: { components: [{ type: 10, content: 'y' }] } });
    expect(fake.problems).toEqual([]);
    await callApi(fake, { method: 'PATCH', path, body: { content: 'plain' } });
    expect(problemCodes(fake)).toContain('MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2');
  });

  it('allows five follow-ups to a user-installed command where the bot is not a member', async () => {
    const fake = await startFake();
    await putCommands(fake, [{ ...COMMANDS[0], integration_types: [0, 1], contexts: [0, 1, 2] }]);
    const guild = fake.change.addGuild({ botIn: false });
    fake.change.addMember(guild, fake.home.user);
    const interaction = fake.people.slash('rank', {}, { guild, userInstall: true });
    await answer(fake, interaction, { type: 4, data: { content: 'x' } });
    for (let at = 0; at < 5; at += 1) {
      await callApi(fake, { path: webhookPath(fake, interaction), body: { content: `${at}` } });
    }
    expect(fake.problems).toEqual([]);
    await callApi(fake, { path: webhookPath(fake, interaction), body: { content: 'sixth' } });
    expect(problemCodes(fake)).toEqual([40_094]);
  });
});
