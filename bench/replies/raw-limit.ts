// The time of the sockets alone: the same client and the same Discord, with a bot that answers one word.
import { setTimeout as sleep } from 'node:timers/promises';
import { ApplicationCommandType, ComponentType, MessageFlags } from 'discord-api-types/v10';
import { DiscordBot } from '../../bot/discord/discord-bot.ts';
import type { Message } from '../../bot/framework/reply/build-message.ts';
import { createLogger } from '../../core/logger.ts';
import { FakeDiscord } from '../../tests/support/fake-discord/fake-discord.ts';
import { Answers } from './answers.ts';
import { playRequest, type Sample } from './play-request.ts';
import { command } from './request.ts';

const WORD: Message = {
  components: [
    { type: ComponentType.Container, components: [{ type: ComponentType.TextDisplay, content: 'a word' }] },
  ],
  files: [],
  flags: MessageFlags.IsComponentsV2,
  allowed_mentions: { parse: [] },
};

export async function measureRawLimit(times: number): Promise<Sample[]> {
  const fake = await new FakeDiscord().start();
  const answers = new Answers();
  const bot = new DiscordBot({
    token: fake.token,
    developmentGuild: undefined,
    shards: 'auto',
    log: createLogger({ level: 'silent' }),
    api: fake.api,
    commands: [{ type: ApplicationCommandType.ChatInput, name: 'word', description: 'Says one word' }],
    acceptsFile: () => false,
    handle: async ({ id }, responder) => {
      await responder.defer(false);
      await responder.edit(WORD);
      answers.end(id);
    },
  });
  bot.start();
  try {
    while (bot.status.state !== 'online') await sleep(20);
    const samples: Sample[] = [];
    for (let i = 0; i < times; i++)
      samples.push(await playRequest({ fake, answers }, fake.home.user, command('text', 'word', {})));
    return samples;
  } finally {
    await bot.close();
    await fake.stop();
  }
}
