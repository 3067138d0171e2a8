// Posts of the war through the real pipeline: a PostgreSQL, a Discord on loopback, and a clock that the test sets.
import { sql } from 'kysely';
import { helldivers2Bot } from '../../../bot/helldivers2/helldivers2-bot.ts';
import { wipeWar } from '../../../importer/helldivers2/wipe-war.ts';
import { FakeDiscord } from '../fake-discord/fake-discord.ts';
import { ALL_PERMISSIONS } from '../fake-discord/permissions.ts';
import { readText } from '../fake-discord/read-message.ts';
import { Pipeline } from '../posts/open-pipeline.ts';
import { storeTarget } from '../posts/store-target.ts';
import type { TestDatabase } from '../test-database.ts';

/** All kinds but the dashboard. */
export const ALERTS = (helldivers2Bot.posts ?? [])
  .map(({ name }) => name)
  .filter((name) => name !== 'dashboard');

export type WarPosts = {
  readonly fake: FakeDiscord;
  /** What the channel shows. */
  readonly texts: () => string[];
  /** One process: it starts, plans and delivers once, and ends. */
  readonly runOnce: (at: Date) => Promise<void>;
  readonly follow: (kinds: readonly string[], since: Date) => Promise<void>;
  /** Ends, and empties the war and the posts. */
  readonly close: () => Promise<void>;
};

export async function openWarPosts({ db }: TestDatabase): Promise<WarPosts> {
  const fake = await new FakeDiscord().start();
  fake.change.setBotPermissions(fake.home.guild, ALL_PERMISSIONS);
  return {
    fake,
    texts: () => fake.messagesIn(fake.home.channel.id).map(readText),
    runOnce: async (at) => {
      const pipeline = new Pipeline({ db, fake, games: [helldivers2Bot] });
      pipeline.clock = at.getTime();
      await pipeline.update();
      pipeline.close();
    },
    follow: async (kinds, since) => {
      await storeTarget(db, {
        guild: fake.home.guild.id,
        channel: fake.home.channel.id,
        game: 'helldivers2',
        kinds: Object.fromEntries(kinds.map((kind) => [kind, {}])),
        since,
      });
    },
    close: async () => {
      await fake.stop();
      await wipeWar(db);
      await sql`truncate core.stirs, core.posts, core.targets`.execute(db);
    },
  };
}
