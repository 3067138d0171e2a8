import { onTestFinished } from 'vitest';
import { FakeDiscord } from '../support/fake-discord/fake-discord.ts';
import type { Settings } from '../support/fake-discord/settings.ts';

/** A fake for one test, stopped with it. */
export async function startFake(settings: Partial<Settings> = {}): Promise<FakeDiscord> {
  const fake = await new FakeDiscord(settings).start();
  onTestFinished(() => fake.stop());
  return fake;
}
