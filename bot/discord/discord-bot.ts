// Keeps the bot online: verifies the token, registers commands, then runs a client; restarts with back-off when one
// fails for good. Errors here never stop the collecting.
import { setTimeout as sleep } from 'node:timers/promises';
import type { APIInteraction, RESTPostAPIApplicationCommandsJSONBody } from 'discord-api-types/v10';
import { GatewayCloseCodes, type REST } from 'discord.js';
import pRetry, { AbortError } from 'p-retry';
import type { Logger } from '../../core/logger.ts';
import type { Incoming } from '../framework/incoming/incoming.ts';
import type { Responder } from '../framework/responder.ts';
import { type CheckedToken, checkToken } from './check-token.ts';
import { createRest, type DiscordAddress } from './create-rest.ts';
import { createRestResponder } from './rest-responder.ts';
import type { Health } from '../framework/health.ts';
import { inviteLink } from './invite-link.ts';
import { type Ending, openClient, type OpenClient, type JoinedGuild } from './open-client.ts';
import { probeGateway } from './probe-gateway.ts';
import { readInteraction } from './read-interaction.ts';
import { registerCommands } from './register-commands.ts';

export type DiscordBotOptions = DiscordAddress & {
  readonly token: string;
  readonly developmentGuild: string | undefined;
  readonly shards: number | 'auto';
  readonly log: Logger;
  readonly commands: readonly RESTPostAPIApplicationCommandsJSONBody[];
  /** Whether people may upload a file of that name. */
  readonly acceptsFile: (name: string) => boolean;
  readonly handle: (incoming: Incoming, responder: Responder) => Promise<void>;
  readonly onInvite?: (link: string) => void;
  /** Called when the bot is invited to a guild. */
  readonly onJoined?: (joined: JoinedGuild) => Promise<void>;
  /** First back-off in ms; doubled by each further attempt. */
  readonly pauseMs?: number;
};

const FIRST_PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 120_000;
/** How long pending work may take when the bot stops. */
const FAREWELL_MS = 5000;
/** Close codes that a restart cannot fix. */
const HOPELESS: ReadonlySet<number> = new Set([
  GatewayCloseCodes.AuthenticationFailed,
  GatewayCloseCodes.InvalidAPIVersion,
  GatewayCloseCodes.InvalidIntents,
  GatewayCloseCodes.DisallowedIntents,
]);

/** A failure that a restart cannot fix. */
class HopelessError extends Error {}

function sayError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export class DiscordBot {
  readonly #options: DiscordBotOptions;
  readonly #rest: REST;
  readonly #stop = new AbortController();
  readonly #busy = new Set<Promise<void>>();
  #client: OpenClient | null = null;
  #ids: ReadonlyMap<string, string> = new Map();
  #state: Health['state'] = 'connecting';
  #say = 'The bot is starting.';
  #running: Promise<void> | null = null;

  constructor(options: DiscordBotOptions) {
    this.#options = options;
    this.#rest = createRest(options, options.log);
  }

  /** Returns at once; see `status` for the progress. */
  start(): void {
    this.#running ??= this.#run();
  }

  get status(): Health {
    return { state: this.#state, say: this.#say, latencyMs: this.#client?.latencyMs() ?? null };
  }

  /** Formats a command as a mention that can be tapped. */
  mention(command: string): string {
    const [name = ''] = command.split(' ');
    const id = this.#ids.get(name);
    return id === undefined ? `\`/${command}\`` : `</${command}:${id}>`;
  }

  /** Waits for pending work, then disconnects. */
  async close(): Promise<void> {
    await Promise.race([Promise.allSettled(this.#busy), sleep(FAREWELL_MS, undefined, { ref: false })]);
    this.#stop.abort();
    await this.#client?.close();
    await Promise.race([this.#running, sleep(FAREWELL_MS, undefined, { ref: false })]);
    this.#rest.clearHandlerSweeper();
    this.#rest.clearHashSweeper();
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    const attempt = async (): Promise<void> => {
      await this.#live().catch((error: unknown) => {
        // p-retry retries no TypeError, but a retry may help whatever the class of the error.
        throw error instanceof HopelessError
          ? new AbortError(error)
          : new Error(sayError(error), { cause: error });
      });
    };
    await pRetry(attempt, {
      retries: Infinity,
      minTimeout: this.#options.pauseMs ?? FIRST_PAUSE_MS,
      maxTimeout: LONGEST_PAUSE_MS,
      signal,
      onFailedAttempt: ({ error }) => {
        this.#options.log.error({ err: error }, 'discord.failed');
        this.#report('connecting', `The bot will try again: ${error.message}`);
      },
    }).catch((error: unknown) => {
      if (signal.aborted) return this.#report('off', 'The bot was stopped.');
      const say = sayError(error);
      this.#report('failed', say);
      this.#options.log.error({ reason: say }, 'discord.gave_up');
    });
  }

  /**
   * One run: from the token to the end of its client. Returns when it was stopped. Throws when a further run may help, and
   * a HopelessError when it cannot.
   */
  async #live(): Promise<void> {
    const { token, log } = this.#options;
    const checked = await checkToken(this.#rest, token);
    if (!checked.ok)
      throw checked.code === 'BAD_TOKEN' ? new HopelessError(checked.say) : new Error(checked.say);
    await this.#register(checked);
    if (this.#stop.signal.aborted) return;
    if (!(await probeGateway(checked.gatewayUrl)))
      throw new Error('The gateway of Discord refuses connections.');
    const ended = await this.#connect(checked);
    if (ended === null) return;
    log.error({ reason: ended.say }, 'discord.ended');
    throw HOPELESS.has(ended.code) ? new HopelessError(ended.say) : new Error(ended.say);
  }

  async #register({ applicationId, name }: Extract<CheckedToken, { ok: true }>): Promise<void> {
    const { log, commands, developmentGuild } = this.#options;
    const invite = inviteLink(applicationId);
    log.info({ application: name, invite }, 'discord.invite_link');
    this.#options.onInvite?.(invite);
    const target = { rest: this.#rest, applicationId, guildId: developmentGuild, commands };
    const { hasChanged, ids } = await registerCommands(target);
    this.#ids = ids;
    log.info({ commands: commands.length, hasChanged }, 'discord.commands_registered');
  }

  /** @returns why it ended, or null when it was stopped. */
  async #connect({ name }: Extract<CheckedToken, { ok: true }>): Promise<Ending | null> {
    const { token, shards, log, api } = this.#options;
    if (this.#stop.signal.aborted) return null;
    const client = openClient({
      token,
      shards,
      log,
      ...(api === undefined ? {} : { api }),
      onInteraction: (interaction) => this.#handle(interaction),
      onJoined: (joined) => this.#welcome(joined),
      onOnline: () => this.#report('online', `The bot is online as ${name}.`),
      onWaiting: (why) => this.#report('connecting', `The bot is not online: ${why}.`),
    });
    this.#client = client;
    const stopped = new Promise<null>((resolve) => {
      this.#stop.signal.addEventListener('abort', () => resolve(null), { once: true });
    });
    try {
      const ended = await Promise.race([client.ended, stopped]);
      return this.#stop.signal.aborted ? null : ended;
    } finally {
      this.#client = null;
      await client.close();
    }
  }

  #handle(interaction: APIInteraction): void {
    const incoming = readInteraction(interaction, this.#options.acceptsFile);
    if (incoming === null) return;
    const responder = createRestResponder(this.#rest, interaction);
    const work = this.#options.handle(incoming, responder).finally(() => this.#busy.delete(work));
    this.#busy.add(work);
  }

  #welcome(joined: JoinedGuild): void {
    const { onJoined, log } = this.#options;
    const work = (onJoined?.(joined) ?? Promise.resolve())
      .catch((err: unknown) => log.warn({ err, guild: joined.guild }, 'welcome.failed'))
      .finally(() => this.#busy.delete(work));
    this.#busy.add(work);
  }

  #report(state: Health['state'], say: string): void {
    if (state !== this.#state) this.#options.log.info({ state }, 'discord.state');
    this.#state = state;
    this.#say = say;
  }
}
