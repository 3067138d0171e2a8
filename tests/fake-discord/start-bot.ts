import { Client, GatewayIntentBits, type ClientOptions, type Interaction } from 'discord.js';
import { onTestFinished } from 'vitest';
import type { FakeDiscord } from '../support/fake-discord/fake-discord.ts';

export type BotInput = {
  readonly onInteraction?: (interaction: Interaction) => Promise<unknown>;
  readonly options?: Partial<ClientOptions>;
};

/** Returns a real discord.js client that is not yet logged in; its own errors fail the test. */
export function buildBot(fake: FakeDiscord, { onInteraction, options = {} }: BotInput = {}): Client {
  const { rest, ...others } = options;
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    ...others,
    rest: { api: fake.api, ...rest },
  });
  const failures: unknown[] = [];
  client.on('error', (error) => failures.push(error));
  client.on('interactionCreate', (interaction) => {
    onInteraction?.(interaction).catch((error: unknown) => failures.push(error));
  });
  onTestFinished(async () => {
    await client.destroy();
    if (failures.length > 0) throw new AggregateError(failures, 'The bot failed');
  });
  return client;
}

/** Returns the same client, logged in and ready. */
export async function startBot(fake: FakeDiscord, input: BotInput = {}): Promise<Client<true>> {
  const client = buildBot(fake, input);
  const ready = new Promise<Client<true>>((resolve) => {
    client.once('clientReady', resolve);
  });
  await client.login(fake.token);
  return ready;
}
