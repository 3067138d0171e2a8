import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { ChangeWorld } from './change-world.ts';
import type { ArmedFault, Fault } from './faults.ts';
import type { Callback, FakeInteraction } from './interactions/fake-interaction.ts';
import { Gateway } from './gateway/gateway.ts';
import { People } from './people.ts';
import type { Home } from './place.ts';
import type { Problem } from './problem.ts';
import type { RequestRecord } from './request.ts';
import { RestServer } from './rest/rest-server.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';
import { Signal, type WaitOptions } from './signal.ts';
import { State } from './state.ts';
import type { StoredMessage } from './stored-message.ts';
import {
  waitForFinal,
  waitForReply,
  type FinalOptions,
  type ReplyOptions,
} from './interactions/wait-for-answer.ts';
import type { World } from './world.ts';

/**
 * A Discord on 127.0.0.1: REST and gateway over real sockets, people who use the bot, and faults.
 * A test ends with `expect(fake.problems).toEqual([])`.
 *
 *     const fake = await new FakeDiscord().start();
 *     const client = new Client({ intents: ['Guilds'], rest: { api: fake.api } });
 *     await client.login(fake.token);
 *     const shown = await fake.waitForFinal(fake.people.slash('top', { stat: 'kills' }));
 *     const more = await fake.waitForFinal(fake.people.click(shown, /^top1:next/));
 *     readText(more); more.files; more.pings;
 */
export class FakeDiscord {
  readonly settings: Settings;
  readonly problems: Problem[] = [];
  readonly gateway: Gateway;
  /** Creates and changes people and servers. */
  readonly change: ChangeWorld;
  /** Acts on behalf of people. */
  readonly people: People;
  /** The default server, channel and member. */
  readonly home: Home;
  readonly #state = new State();
  readonly #signal = new Signal();
  readonly #rest: RestServer;
  readonly #world: World;
  readonly #http = createServer((request, response) => {
    this.#rest.handle(request, response).catch((error: unknown) => {
      this.problems.push({
        where: `${request.method} ${request.url}`,
        code: 'FAKE_BROKEN',
        message: String(error),
      });
      response.destroy();
    });
  });
  #port = 0;

  constructor(settings: Partial<Settings> = {}) {
    this.settings = { ...DEFAULT_SETTINGS, limits: {}, ...settings };
    this.#world = {
      token: `${Buffer.from(this.#state.bot.id).toString('base64url')}.${randomBytes(4).toString('hex')}.${randomBytes(20).toString('hex')}`,
      settings: this.settings,
      state: this.#state,
      problems: this.problems,
      signal: this.#signal,
      origin: () => `http://127.0.0.1:${this.#port}`,
      dispatch: (event, data, guildId) => this.gateway.dispatch(event, data, guildId),
    };
    this.gateway = new Gateway(this.#world);
    this.#rest = new RestServer(this.#world);
    this.change = new ChangeWorld(this.#world);
    this.home = this.#buildHome();
    this.people = new People(this.#world, this.home);
  }

  /** Listens on a free port; `port` reuses the address of a stopped fake. */
  async start(port = 0): Promise<this> {
    this.#http.on('upgrade', (request, socket, head) => this.gateway.upgrade(request, socket, head));
    this.#http.listen(port, '127.0.0.1');
    await once(this.#http, 'listening');
    const address = this.#http.address();
    if (typeof address !== 'object' || address === null) throw new Error('The server has no port');
    this.#port = address.port;
    return this;
  }

  async stop(): Promise<void> {
    this.gateway.stop();
    const closed = once(this.#http, 'close');
    this.#http.close();
    this.#http.closeAllConnections();
    await closed;
  }

  /** For the `rest.api` option of discord.js. */
  get api(): string {
    return `${this.#world.origin()}/api`;
  }

  get token(): string {
    return this.#world.token;
  }

  /** All stored entities; tests read them here and change them through `change`. */
  get state(): Readonly<State> {
    return this.#state;
  }

  get requests(): readonly RequestRecord[] {
    return this.#rest.records;
  }

  /** Answers with 401, 403 and 429 so far. */
  get invalidRequests(): number {
    return this.#rest.invalidCount;
  }

  /** Injects faults into REST. */
  fault(fault: Fault): ArmedFault {
    return this.#rest.faults.add(fault);
  }

  clearFaults(): void {
    this.#rest.faults.clear();
  }

  /** Returns and clears the problems, for tests that provoke some. */
  takeProblems(): Problem[] {
    return this.problems.splice(0);
  }

  /** The visible messages of a channel, oldest first. */
  messagesIn(channelId: string): StoredMessage[] {
    return [...this.#state.messages.values()].filter((one) => one.channelId === channelId && !one.deleted);
  }

  waitForReply(interaction: FakeInteraction, options?: ReplyOptions): Promise<Callback> {
    return waitForReply(this.#world, interaction, options);
  }

  waitForFinal(interaction: FakeInteraction, options?: FinalOptions): Promise<StoredMessage> {
    return waitForFinal(this.#world, interaction, options);
  }

  /** Waits for anything the fake can observe: `probe` is called again after every change. */
  until<T>(probe: () => T | undefined, options: Partial<WaitOptions> = {}): Promise<T> {
    return this.#signal.until(probe, { timeout: 5000, what: 'a change', ...options });
  }

  #buildHome(): Home {
    const guild = this.change.addGuild();
    const [channel] = guild.channels.values();
    if (channel === undefined) throw new Error('A new server has a channel');
    const user = this.change.addUser({ username: 'tester', globalName: 'Tester' });
    this.change.addMember(guild, user);
    return { guild, channel, user };
  }
}
