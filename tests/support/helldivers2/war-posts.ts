// Sends posts of the war through the real pipeline: a PostgreSQL, a Discord on loopback, and a clock that the test sets.
import { sql } from 'kysely';
import { helldivers2Bot } from '../../../bot/helldivers2/helldivers2-bot.ts';
import { wipeWar } from '../../../importer/helldivers2/wipe-war.ts';
import { textBlock } from '../../../bot/framework/reply/blocks.ts';
import { buildMessage } from '../../../bot/framework/reply/build-message.ts';
import type { Reply } from '../../../bot/framework/reply/reply.ts';
import { openCourier } from '../../../bot/discord/open-courier.ts';
import type { FakeThread } from '../fake-discord/entities.ts';
import { FakeDiscord } from '../fake-discord/fake-discord.ts';
import { ALL_PERMISSIONS } from '../fake-discord/permissions.ts';
import { readText } from '../fake-discord/read-message.ts';
import { quietLog } from '../quiet-log.ts';
import { Pipeline } from '../posts/open-pipeline.ts';
import { storeTarget } from '../posts/store-target.ts';
import type { TestDatabase } from '../database/test-database.ts';
import { importAnswers } from './import-answers.ts';
import { type Played, readAnswer, readReplay } from './war-corpus.ts';

/** All kinds except the dashboard. */
export const ALERTS = (helldivers2Bot.posts ?? [])
  .map(({ name }) => name)
  .filter((name) => name !== 'dashboard');

export type WarPosts = {
  readonly fake: FakeDiscord;
  /** What the channel shows. */
  readonly texts: () => string[];
  /** The first line of each message, sorted. */
  readonly firstLines: () => string[];
  /** One process that starts, plans and delivers once, and exits. */
  readonly runOnce: (at: Date) => Promise<void>;
  /** @param channel of the posts; default: the channel of the home server. */
  readonly follow: (kinds: readonly string[], since: Date, channel?: string) => Promise<void>;
  /** A thread in that channel. */
  readonly openThread: (name: string) => Promise<FakeThread>;
  /** Stops, and deletes the war and the posts. */
  readonly close: () => Promise<void>;
};

export async function openWarPosts({ db }: TestDatabase): Promise<WarPosts> {
  const fake = await new FakeDiscord({ globalLimit: 1_000 }).start();
  fake.change.setBotPermissions(fake.home.guild, ALL_PERMISSIONS);
  const texts = (): string[] => fake.messagesIn(fake.home.channel.id).map(readText);
  return {
    fake,
    texts,
    firstLines: () =>
      texts()
        .map((text) => text.split('\n')[0] ?? '')
        .toSorted(),
    runOnce: async (at) => {
      const pipeline = new Pipeline({ db, fake, games: [helldivers2Bot] });
      pipeline.clock = at.getTime();
      await pipeline.update();
      pipeline.close();
    },
    openThread: async (name) => {
      const { channel, guild } = fake.home;
      const courier = openCourier({ token: fake.token, log: quietLog().log, api: fake.api });
      const text: Reply = { kind: 'reply', accent: 0, blocks: [textBlock(name)], footer: '', files: [] };
      const sent = await courier.send(channel.id, { message: buildMessage(text), nonce: name });
      if (sent.ok) await courier.openThread(channel.id, sent.id, name);
      courier.close();
      const [thread] = guild.threads.values();
      if (thread === undefined) throw new Error('There is no thread.');
      return thread;
    },
    follow: async (kinds, since, channel = fake.home.channel.id) => {
      await storeTarget(db, {
        guild: fake.home.guild.id,
        channel,
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

/** The first lines of the alerts of the recorded series, sorted. */
export const REPLAY_ALERTS = [
  '**Crimsica** is liberated.',
  String.raw`**Pandion\-XXIV** is lost.`,
  String.raw`New campaign on **Pandion\-XXIV**.`,
  'The campaign on **Gacrux** ended without a result.',
];

/** The digest of that series after an absence in its middle. */
export const REPLAY_DIGEST = /While I was away.*Pandion.*is lost.*Crimsica.*is liberated/s;

/** Stores the planets and follows all alerts from the start of the recorded series on. @returns its answers. */
export async function beginReplay({ db }: TestDatabase, posts: WarPosts): Promise<readonly Played[]> {
  const replay = readReplay();
  const [first] = replay;
  if (first === undefined) throw new Error('The series is empty.');
  const start = new Date(first.at * 1000);
  await importAnswers(db, [{ kind: 'planets', at: start, body: readAnswer('planets.index-compact.json') }]);
  await posts.follow(ALERTS, new Date(start.getTime() - 60_000));
  return replay;
}
