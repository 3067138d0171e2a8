import type { Kysely } from 'kysely';
import { botOperations } from '../../../cli/bot-operations.ts';
import { loadImporters } from '../../../cli/app/find-game.ts';
import type { DB } from '../../../database/schema.ts';
import { FakeDiscord } from '../../support/fake-discord/fake-discord.ts';
import { INVITED } from '../support/bot-world.ts';
import { openClock, runBot } from '../support/run-bot.ts';
import { actIn } from './act-in.ts';
import type { Stage } from './stage.ts';
import { stubPictures } from './stub-pictures.ts';

export type FakeStage = Stage & { readonly fake: FakeDiscord; readonly close: () => Promise<void> };

/** The fake Discord, which checks every body. */
export async function openFakeStage(db: Kysely<DB>): Promise<FakeStage> {
  const fake = await new FakeDiscord().start();
  fake.change.setBotPermissions(fake.home.guild, INVITED);
  const env = { DISCORD_TOKEN: fake.token, DISCORD_GUILDS: fake.home.guild.id };
  const pictures = stubPictures();
  const setting = {
    api: fake.api,
    db,
    env,
    now: openClock(),
    operations: botOperations(db, loadImporters),
    pictures,
  };
  let bot = await runBot(setting);

  return {
    fake,
    ...actIn(fake, fake.home.guild),
    restart: async () => {
      await bot.close();
      bot = await runBot(setting);
    },
    registrations: () =>
      fake.requests.filter(({ method, path }) => method === 'PUT' && path.endsWith('/commands')).length,
    takeProblems: () => fake.takeProblems(),
    close: async () => {
      await bot.close();
      await fake.stop();
    },
  };
}
