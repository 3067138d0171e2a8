// A channel with posts about an ET:Legacy server: files go through the importer, its marks through the planner, and
// posts through the deliverer into a Discord on loopback. The test sets the clock.
import type { Kysely } from 'kysely';
import { etlegacyBot } from '../../../bot/etlegacy/etlegacy-bot.ts';
import type { DB } from '../../../database/schema.ts';
import { stubPictures } from '../../bot/scenarios/stub-pictures.ts';
import type { FakeDiscord } from '../fake-discord/fake-discord.ts';
import { ALL_PERMISSIONS } from '../fake-discord/permissions.ts';
import { readText } from '../fake-discord/read-message.ts';
import type { StoredMessage } from '../fake-discord/stored-message.ts';
import { importFiles } from '../etlegacy/import-files.ts';
import type { TestFile } from '../etlegacy/round-file.ts';
import { Pipeline, type PipelineOptions } from './open-pipeline.ts';
import { storeTarget } from './store-target.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A Discord server of somebody else. */
const ELSEWHERE = '100000000000000009';

/** The enabled kinds, with cards in the channel itself. */
export const ALL_KINDS = { evening: { thread: false }, map: {}, recap: {}, weekly: {}, away: {} };

export type EtSceneOptions = {
  readonly db: Kysely<DB>;
  readonly fake: FakeDiscord;
  /** The time of the clock; ms since the epoch. */
  readonly clock: number;
  readonly kinds?: Record<string, object>;
  /** Other columns of the target. */
  readonly target?: {
    readonly zone?: string;
    readonly hour?: number;
    readonly since?: Date;
    readonly quiet_from?: number;
    readonly quiet_until?: number;
  };
  readonly pictures?: PipelineOptions['pictures'];
  /** Key of the game server. */
  readonly server?: string;
  /** Keys of further game servers that report there. */
  readonly others?: readonly string[];
  /** Ids of the Discord servers that see them. */
  readonly guilds?: readonly string[];
  /** Those of the game servers that no Discord server sees any longer. */
  readonly hidden?: readonly string[];
};

export class EtScene {
  readonly db: Kysely<DB>;
  readonly fake: FakeDiscord;
  readonly pipeline: Pipeline;
  readonly channel: string;
  readonly #server: string;

  private constructor(
    {
      db,
      fake,
      clock,
      pictures = stubPictures(),
      server = 'default',
      others = [],
      guilds = [fake.home.guild.id],
      hidden = [],
    }: EtSceneOptions,
    channel: string,
  ) {
    this.db = db;
    this.fake = fake;
    this.channel = channel;
    this.#server = server;
    const games = [etlegacyBot];
    const servers = [server, ...others].map((key) => ({
      key,
      guilds: hidden.includes(key) ? [ELSEWHERE] : guilds,
      isPublic: false,
    }));
    const bindings = { servers, owners: [] };
    this.pipeline = new Pipeline({ db, fake, games, bindings, pictures });
    this.pipeline.clock = clock;
  }

  /** Sets up a separate channel. */
  static async open(options: EtSceneOptions): Promise<EtScene> {
    const { db, fake, clock, kinds = ALL_KINDS, target = {}, server = 'default', others = [] } = options;
    const { guild } = fake.home;
    fake.change.setBotPermissions(guild, ALL_PERMISSIONS);
    const channel = fake.change.addChannel(guild).id;
    await storeTarget(db, {
      guild: guild.id,
      channel,
      game: 'etlegacy',
      scopes: [server, ...others],
      kinds,
      since: new Date(clock - 60 * DAY),
      ...target,
    });
    return new EtScene(options, channel);
  }

  /** Another copy of Debrief with the same token, whose database has that channel or not. */
  static join(options: EtSceneOptions, channel: string): EtScene {
    return new EtScene(options, channel);
  }

  /** Returns the end of a round by the name of its file, in UTC; NaN for another name. */
  static endOf(name: string): number {
    const [, date = '', h = '', m = '', s = ''] = /^(\d{4}-\d\d-\d\d)-(\d\d)(\d\d)(\d\d)/.exec(name) ?? [];
    return Date.parse(`${date}T${h}:${m}:${s}Z`);
  }

  messages(): readonly StoredMessage[] {
    return this.fake.messagesIn(this.channel);
  }

  texts(): string[] {
    return this.messages().map(readText);
  }

  /** How often each message was edited. */
  edits(): number[] {
    return this.messages().map(({ history }) => history.length - 1);
  }

  /** Imports the files one by one, each a few seconds after its round. */
  async play(files: readonly TestFile[]): Promise<void> {
    for (const file of files) {
      this.pipeline.clock = Math.max(this.pipeline.clock, EtScene.endOf(file.name) + 5000);
      await importFiles(this.db, [file], { server: this.#server });
      await this.pipeline.update();
    }
  }

  /** Moves the clock in one step. */
  async wait(minutes: number): Promise<void> {
    this.pipeline.clock += minutes * MINUTE;
    await this.pipeline.update();
  }

  close(): void {
    this.pipeline.close();
  }
}
