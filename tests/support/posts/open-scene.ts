// A channel with posts of the small game, with clocks of pipeline and Discord that move together.
import { sql } from 'kysely';
import type { PostKind } from '../../../bot/framework/post-kind.ts';
import type { Pictures } from '../../../bot/framework/reply/pictures.ts';
import type { Courier } from '../../../bot/posts/courier.ts';
import type { PostState } from '../../../database/schema/core.ts';
import { FakeDiscord } from '../fake-discord/fake-discord.ts';
import { ALL_PERMISSIONS } from '../fake-discord/permissions.ts';
import { readText } from '../fake-discord/read-message.ts';
import type { TestDatabase } from '../database/test-database.ts';
import { Pipeline } from './open-pipeline.ts';
import { type Note, noteKind, smallGame, writeNote } from './small-game.ts';
import { storeTarget } from './store-target.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export type SceneOptions = {
  readonly kinds?: readonly PostKind[];
  /** Start time; ms since the epoch. */
  readonly clock?: number;
  readonly target?: Partial<Parameters<typeof storeTarget>[1]>;
};

export class Scene {
  readonly fake: FakeDiscord;
  readonly database: TestDatabase;
  readonly #kinds: readonly PostKind[];
  readonly #open: Pipeline[] = [];
  clock: number;

  private constructor(
    database: TestDatabase,
    { kinds = [noteKind({ name: 'note' })], clock = Date.now() }: SceneOptions,
  ) {
    this.database = database;
    this.#kinds = kinds;
    this.clock = clock;
    this.fake = new FakeDiscord({ now: () => this.clock });
  }

  static async open(database: TestDatabase, options: SceneOptions = {}): Promise<Scene> {
    await sql`truncate core.stirs, core.posts, core.targets, small.notes`.execute(database.db);
    const scene = new Scene(database, options);
    await scene.fake.start();
    scene.fake.change.setBotPermissions(scene.fake.home.guild, ALL_PERMISSIONS);
    await scene.addTarget(options.target);
    return scene;
  }

  async addTarget(target: SceneOptions['target'] = {}): Promise<string> {
    const { guild, channel, user } = this.fake.home;
    return await storeTarget(this.database.db, {
      guild: guild.id,
      channel: channel.id,
      game: 'small',
      kinds: Object.fromEntries(this.#kinds.map(({ name }) => [name, {}])),
      since: new Date(this.clock - 24 * HOUR),
      set_by: user.id,
      ...target,
    });
  }

  /** Starts another process with the token. `courier` replaces parts of its connection to Discord; without `pictures` posts are text. */
  worker(courier?: (real: Courier) => Courier, pictures: Pictures | null = null): Pipeline {
    const pipeline = new Pipeline({
      db: this.database.db,
      fake: this.fake,
      games: [smallGame(this.#kinds)],
      now: () => this.clock,
      pictures,
      ...(courier === undefined ? {} : { courier }),
    });
    this.#open.push(pipeline);
    return pipeline;
  }

  async write(note: Omit<Note, 'at'> & { readonly at?: Date }): Promise<void> {
    await writeNote(this.database.db, { at: new Date(this.clock), ...note });
  }

  texts(channel = this.fake.home.channel.id): string[] {
    return this.fake.messagesIn(channel).map(readText);
  }

  async states(): Promise<PostState[]> {
    const rows = await this.database.db.selectFrom('core.posts').select('state').orderBy('anchor').execute();
    return rows.map(({ state }) => state);
  }

  async close(): Promise<void> {
    for (const pipeline of this.#open) pipeline.close();
    await this.fake.stop();
  }
}
