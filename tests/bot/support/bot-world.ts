// A complete bot: a Discord on loopback, a real client, the router, a database filled by the importer.
import { ComponentType } from 'discord-api-types/v10';
import { expect, onTestFinished } from 'vitest';
import { ASKED_PERMISSIONS } from '../../../bot/discord/permissions.ts';
import type { BotOptions, RunningBot } from '../../../bot/main.ts';
import type { TestDatabase } from '../../support/database/test-database.ts';
import { FakeDiscord } from '../../support/fake-discord/fake-discord.ts';
import { readText } from '../../support/fake-discord/read-message.ts';
import type { Settings } from '../../support/fake-discord/settings.ts';
import { walkComponents } from '../../support/fake-discord/interactions/walk-components.ts';
import type { StoredMessage } from '../../support/fake-discord/stored-message.ts';
import { openClock, runBot } from './run-bot.ts';

export type WorldOptions = Partial<Pick<BotOptions, 'operations' | 'pictures' | 'log'>> & {
  readonly settings?: Partial<Settings>;
  readonly env?: (fake: FakeDiscord) => Readonly<Record<string, string>>;
  /** false: the home guild is not bound to a server. */
  readonly isBound?: boolean;
  /** false: the clock stands still between two commands, so that people exceed the cooldown. */
  readonly isPatient?: boolean;
};

export type World = {
  readonly fake: FakeDiscord;
  readonly bot: RunningBot;
  /** A second process with the same token, as after a restart. */
  readonly restart: () => Promise<RunningBot>;
};

/** The permissions that the invite link requests. */
export const INVITED = Object.values(ASKED_PERMISSIONS).reduce((all, bit) => all | bit, 0n);

export async function startWorld(test: TestDatabase, options: WorldOptions = {}): Promise<World> {
  const {
    settings = {},
    env = () => ({}),
    isBound = true,
    isPatient = true,
    operations = null,
    pictures = null,
    log,
  } = options;
  const fake = await new FakeDiscord(settings).start();
  onTestFinished(async () => fake.stop());
  fake.change.setBotPermissions(fake.home.guild, INVITED);
  const setting = {
    api: fake.api,
    db: test.db,
    env: {
      DISCORD_TOKEN: fake.token,
      ...(isBound ? { DISCORD_GUILDS: fake.home.guild.id } : {}),
      ...env(fake),
    },
    now: openClock(isPatient),
    operations,
    pictures,
    ...(log === undefined ? {} : { log }),
  };
  const start = async (): Promise<RunningBot> => {
    const bot = await runBot(setting);
    onTestFinished(async () => bot.close());
    return bot;
  };
  const bot = await start();
  return {
    fake,
    bot,
    restart: async () => {
      await bot.close();
      return start();
    },
  };
}

export async function waitForState(bot: RunningBot, state: string, timeoutMs = 10_000): Promise<void> {
  await expect.poll(() => bot.status().state, { timeout: timeoutMs, interval: 20 }).toBe(state);
}

/** Checks that apply to every message of the bot. @returns its whole text. */
export function expectValid(message: Pick<StoredMessage, 'message' | 'pings'>): string {
  const text = readText(message);
  expect(text).not.toMatch(/\bundefined\b(?!2)|\bNaN\b|\bInfinity\b|\[object|\^[0-9a-z]/);
  // No invisible, direction-changing or combining characters, except the isolates that Debrief puts around right-to-left names.
  expect(text).not.toMatch(/[\u202A-\u202E\u200B\u2028\u2066\u2067]|\p{M}{3}/u);
  expect(message.pings).toEqual({ everyone: false, users: [], roles: [] });
  expect(text).not.toContain('incident');
  for (const sentence of sentencesOf(message)) {
    // A backslash before each of these prevents a name from being a link, a mention, bold text or a code fence.
    expect(sentence).not.toMatch(
      /(?<!\\)\]\(|(?<![\\/])@(?:everyone|here)|(?<!\\)<(?:@123456789012345678|#1|:e:1)>|\*\*\*\*bold|(?<!\\)```/,
    );
  }
  return text;
}

/** Texts that markdown applies to, without the code blocks in them. */
function sentencesOf(message: Pick<StoredMessage, 'message'>): string[] {
  return walkComponents(message.message.components ?? []).flatMap(({ component }) =>
    component.type === ComponentType.TextDisplay
      ? [component.content.replaceAll(/^```\n[^]*?\n```$/gm, '')]
      : [],
  );
}
