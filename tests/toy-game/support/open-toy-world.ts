import { onTestFinished } from 'vitest';
import type { BotSetting } from '../../bot/support/run-bot.ts';
import { INVITED, type World } from '../../bot/support/bot-world.ts';
import { openClock, runBot } from '../../bot/support/run-bot.ts';
import { FakeDiscord } from '../../support/fake-discord/fake-discord.ts';
import type { Settings } from '../../support/fake-discord/settings.ts';
import { skimmingBot } from '../../support/toy-game/bot/skimming-bot.ts';
import { SOURCE } from '../../support/toy-game/importer/source.ts';

export type ToyWorldOptions = Partial<Pick<BotSetting, 'operations' | 'pictures' | 'log'>> & {
  readonly settings?: Partial<Settings>;
  readonly env?: (fake: FakeDiscord) => Readonly<Record<string, string>>;
  /** false: the source belongs to another guild. */
  readonly isBound?: boolean;
  /** false: the clock does not advance between two commands. */
  readonly isPatient?: boolean;
};

/** Starts a bot of the toy game at a Discord on loopback, with the source bound to the home guild. */
export async function openToyWorld(db: BotSetting['db'], options: ToyWorldOptions = {}): Promise<World> {
  const { settings = {}, env = () => ({}), isBound = true, isPatient = true, ...parts } = options;
  const fake = await new FakeDiscord(settings).start();
  onTestFinished(async () => fake.stop());
  fake.change.setBotPermissions(fake.home.guild, INVITED);
  const setting: BotSetting = {
    ...parts,
    api: fake.api,
    db,
    games: [skimmingBot],
    env: { DISCORD_TOKEN: fake.token, ...env(fake) },
    bindings: [{ key: SOURCE, guilds: [isBound ? fake.home.guild.id : '1'], isPublic: false }],
    now: openClock(isPatient),
  };
  const start = async () => {
    const bot = await runBot(setting);
    onTestFinished(async () => bot.close());
    return bot;
  };
  const bot = await start();
  const restart: World['restart'] = async () => {
    await bot.close();
    return await start();
  };
  return { fake, bot, restart };
}
