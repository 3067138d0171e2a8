import { Routes } from 'discord-api-types/v10';
import { RateLimitError } from 'discord.js';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { SteadyRest } from '../../../bot/discord/steady-rest.ts';
import { FakeDiscord } from '../../support/fake-discord/fake-discord.ts';

afterEach(() => vi.restoreAllMocks());

const CASES = [
  ['an hour', 3_600_000],
  ['40 days', 40 * 24 * 3_600_000],
] as const;

it.each(CASES)('a clock that is set back by %s delays no request', async (_what, backMs) => {
  const route = 'GET /applications/@me';
  const limits = { [route]: { max: 1, window: 150 } };
  const fake = await new FakeDiscord({ limits }).start();
  const rest = new SteadyRest({ api: fake.api, retries: 0 }).setToken(fake.token);
  const warnings: string[] = [];
  const hear = ({ name }: Error): number => warnings.push(name);
  process.on('warning', hear);
  onTestFinished(async () => {
    process.off('warning', hear);
    rest.clearHandlerSweeper();
    rest.clearHashSweeper();
    await fake.stop();
  });
  // Its only request for now, so the bucket is empty when the clock jumps.
  await rest.get(Routes.currentApplication());
  const realNow = Date.now.bind(Date);
  vi.spyOn(Date, 'now').mockImplementation(() => realNow() - backMs);
  await rest.get(Routes.currentApplication());
  // More requests than the global limit per second.
  for (let i = 0; i < 60; i++) await rest.get(Routes.gatewayBot());
  // The fake counts from its first request on, so one of them may hit the limit and be sent again.
  expect(fake.requests.filter(({ path }) => path.endsWith('/gateway/bot')).length).toBeGreaterThanOrEqual(60);
  expect(warnings).toEqual([]);
});

it.each(CASES)('ends a wait during which the clock is set back by %s', async (_what, backMs) => {
  const route = 'GET /applications/@me';
  const fake = await new FakeDiscord({ limits: { [route]: { max: 1, window: 300 } } }).start();
  const rest = new SteadyRest({ api: fake.api, retries: 0 }).setToken(fake.token);
  onTestFinished(async () => {
    rest.clearHandlerSweeper();
    rest.clearHashSweeper();
    await fake.stop();
  });
  await rest.get(Routes.currentApplication());
  const waits = new Promise((resolve) => rest.once('rateLimited', resolve));
  const waiting = rest.get(Routes.currentApplication());
  await waits;
  const realNow = Date.now.bind(Date);
  vi.spyOn(Date, 'now').mockImplementation(() => realNow() - backMs);
  await expect(waiting).rejects.toBeInstanceOf(RateLimitError);
  await rest.get(Routes.currentApplication());
});
