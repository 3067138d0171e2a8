import { DiscordAPIError, HTTPError, REST, Routes } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { tooManyRequests } from '../support/fake-discord/faults.ts';
import type { FakeDiscord } from '../support/fake-discord/fake-discord.ts';
import { answer, callApi, problemCodes, putCommands, webhookPath } from './call-api.ts';
import { startFake } from './start-fake.ts';

const buildRest = (fake: FakeDiscord, options: { retries?: number; timeout?: number } = {}): REST =>
  new REST({ api: fake.api, ...options }).setToken(fake.token);
const me = Routes.user('@me');

describe('an injected fault', () => {
  it('of 429 makes the client wait and retry', async () => {
    const fake = await startFake();
    const fault = fake.fault(tooManyRequests({ path: '/users/@me', retryAfter: 0.2 }));
    const started = performance.now();
    await buildRest(fake).get(me);
    expect(performance.now() - started).toBeGreaterThan(190);
    expect(fault.left).toBe(0);
    expect(fake.requests.map(({ status }) => status)).toEqual([429, 200]);
    expect(fake.problems).toEqual([]);
  });

  it('of a global 429 delays other routes too', async () => {
    const fake = await startFake();
    fake.fault(tooManyRequests({ retryAfter: 1, global: true }));
    const rest = buildRest(fake);
    const limited = new Promise<{ global: boolean }>((resolve) => {
      rest.once('rateLimited', resolve);
    });
    await rest.get(me);
    expect((await limited).global).toBe(true);
    expect(fake.requests[0]?.answer).toMatchObject({ global: true, retry_after: 1 });
  });

  it('of 429 can be sent without headers', async () => {
    const fake = await startFake();
    fake.fault(tooManyRequests({ retryAfter: 0.1, headers: false }));
    const { status, headers, body } = await callApi(fake, { method: 'GET', path: me });
    expect([status, headers.get('retry-after'), headers.get('x-ratelimit-reset-after')]).toEqual([
      429,
      null,
      null,
    ]);
    expect(body).toMatchObject({ retry_after: 0.1 });
  });

  it('of 5xx occurs as often as configured and then stops', async () => {
    const fake = await startFake();
    fake.fault({ method: 'GET', path: /@me$/, status: 502, times: 2 });
    await buildRest(fake, { retries: 2 }).get(me);
    expect(fake.requests.map(({ status }) => status)).toEqual([502, 502, 200]);
    fake.fault({ status: 500, times: 2 });
    await expect(buildRest(fake, { retries: 1 }).get(me)).rejects.toBeInstanceOf(HTTPError);
  });

  it('cuts the connection', async () => {
    const fake = await startFake();
    fake.fault({ reset: true });
    await expect(buildRest(fake).get(me)).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' });
    expect(fake.requests[0]?.status).toBe(0);
  });

  it('can delay an answer, or never answer', async () => {
    const fake = await startFake();
    fake.fault({ delay: 80 });
    const started = performance.now();
    await buildRest(fake).get(me);
    expect(performance.now() - started).toBeGreaterThan(75);
    fake.fault({ hang: true });
    await expect(buildRest(fake, { retries: 0, timeout: 50 }).get(me)).rejects.toThrow(/abort/i);
  });

  it('can drop only the answer, so that a retried request takes effect twice', async () => {
    const fake = await startFake();
    fake.fault({ method: 'POST', path: '/messages', after: true, status: 500 });
    await buildRest(fake).post(Routes.channelMessages(fake.home.channel.id), { body: { content: 'x' } });
    expect(fake.messagesIn(fake.home.channel.id)).toHaveLength(2);
  });

  it('does not affect requests that it does not match, and ends when cleared', async () => {
    const fake = await startFake();
    fake.fault({ method: 'POST', status: 500 });
    fake.fault({ path: '/guilds/', status: 500 });
    await buildRest(fake).get(me);
    fake.clearFaults();
    await buildRest(fake).get(Routes.guild(fake.home.guild.id));
    expect(fake.requests.map(({ status }) => status)).toEqual([200, 200]);
  });
});

describe('the limits of the fake', () => {
  const route = 'POST /channels/:channel/messages';

  it('are announced in headers, so that a client that respects them never exceeds them', async () => {
    const fake = await startFake({ limits: { [route]: { max: 2, window: 200 } } });
    const rest = buildRest(fake);
    const post = (): Promise<unknown> =>
      rest.post(Routes.channelMessages(fake.home.channel.id), { body: { content: 'x' } });
    await Promise.all([post(), post(), post(), post(), post()]);
    expect(fake.requests.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(fake.problems).toEqual([]);
  });

  it('reject a client that ignores them', async () => {
    const fake = await startFake({ limits: { [route]: { max: 1, window: 60_000 } } });
    const other = fake.change.addChannel(fake.home.guild);
    const post = (channel: string): ReturnType<typeof callApi> =>
      callApi(fake, { path: `/channels/${channel}/messages`, body: { content: 'x' } });
    const first = await post(fake.home.channel.id);
    expect([first.headers.get('x-ratelimit-limit'), first.headers.get('x-ratelimit-remaining')]).toEqual([
      '1',
      '0',
    ]);
    const second = await post(fake.home.channel.id);
    expect([second.status, second.headers.get('x-ratelimit-scope')]).toEqual([429, 'user']);
    expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(50);
    expect((await post(other.id)).status).toBe(200);
    expect(problemCodes(fake)).toEqual([0]);
    expect(fake.invalidRequests).toBe(1);
  });

  it('include a global limit over all routes', async () => {
    const fake = await startFake({ globalLimit: 2 });
    const answers = await Promise.all([1, 2, 3].map(() => callApi(fake, { method: 'GET', path: me })));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.headers.get('x-ratelimit-global')).toBe('true');
  });

  it('do not count answers to interactions towards the global limit', async () => {
    const fake = await startFake({ globalLimit: 1 });
    await putCommands(fake, [{ name: 'rank', description: 'Your place' }]);
    for (const content of ['one', 'two', 'three']) {
      const interaction = fake.people.slash('rank');
      await answer(fake, interaction, { type: 5 });
      const path = webhookPath(fake, interaction, '/messages/@original');
      await callApi(fake, { method: 'PATCH', path, body: { content } });
    }
    expect(fake.problems).toEqual([]);
  });

  it('reject a body with an error that discord.js parses like Discord’s own', async () => {
    const fake = await startFake();
    const failed: unknown = await buildRest(fake)
      .post(Routes.channelMessages(fake.home.channel.id), { body: { embeds: [{ title: 't'.repeat(257) }] } })
      .catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(DiscordAPIError);
    expect(String(failed)).toContain('embeds[0].title[BASE_TYPE_MAX_LENGTH]');
  });
});
