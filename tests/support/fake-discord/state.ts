import type { APIUser } from 'discord-api-types/v10';
import type { RegisteredCommand } from './interactions/command-types.ts';
import { buildUser, type FakeChannel, type FakeDm, type FakeThread } from './entities.ts';
import type { FakeFile } from './fake-file.ts';
import type { FakeGuild } from './fake-guild.ts';
import type { FakeInteraction } from './interactions/fake-interaction.ts';
import type { StoredMessage } from './stored-message.ts';

/** All data that the fake stores. */
export class State {
  /** The bot user; its id is the application's id too. */
  readonly bot: APIUser = buildUser({ username: 'debrief-bot', bot: true });
  readonly users = new Map<string, APIUser>();
  readonly guilds = new Map<string, FakeGuild>();
  /** Direct messages by the id of the person. */
  readonly dms = new Map<string, FakeDm>();
  /** People who disabled direct messages. */
  readonly closedDms = new Set<string>();
  readonly messages = new Map<string, StoredMessage>();
  /** By guild id, or `global`. */
  readonly commands = new Map<string, RegisteredCommand[]>();
  /** Times at which new commands were created, by scope, for the daily limit. */
  readonly commandCreates = new Map<string, number[]>();
  readonly interactions = new Map<string, FakeInteraction>();
  readonly interactionsByToken = new Map<string, FakeInteraction>();
  /** By path. */
  readonly files = new Map<string, FakeFile>();
  /** Of the bot, whatever the channel. */
  readonly nonces = new Map<string, { readonly message: StoredMessage; readonly at: number }>();

  /** Times of edits of messages older than an hour, by channel. */
  readonly oldEdits = new Map<string, readonly number[]>();

  constructor() {
    this.users.set(this.bot.id, this.bot);
  }

  findChannel(id: string): FakeChannel | FakeThread | FakeDm | undefined {
    for (const guild of this.guilds.values()) {
      const channel = guild.channels.get(id) ?? guild.threads.get(id);
      if (channel !== undefined) return channel;
    }
    return [...this.dms.values()].find((dm) => dm.id === id);
  }
}
