import { onTestFinished } from 'vitest';
import { FakeDiscord } from '../support/fake-discord/fake-discord.ts';
import type { Settings } from '../support/fake-discord/settings.ts';

/** Starts a fake Discord that stops at the end of the test. */
export async function startFake(settings: Partial<Settings> = {}): Promise<FakeDiscord> {
  const fake = await new FakeDiscord(settings).start();
  onTestFinished(() => fake.stop());
  return fake;
}
