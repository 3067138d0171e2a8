// Posts by REST alone: without a gateway, so any process that has the token can do it. Each request is tried once; what
// follows a failure is up to the deliverer, which knows what may have arrived.
import {
  type APIMessage,
  type APIUser,
  type RESTPostAPICurrentUserCreateDMChannelResult,
  ThreadAutoArchiveDuration,
} from 'discord-api-types/v10';
import { DiscordAPIError, Routes, SnowflakeUtil } from 'discord.js';
import type { REST } from 'discord.js';
import type { Logger } from '../../core/logger.ts';
import type { Courier, Done, Refusal, Seeking, Sending } from '../posts/courier.ts';
import { buildBody } from './build-body.ts';
import { checkChannel } from './check-channel.ts';
import { createRest, type DiscordAddress } from './create-rest.ts';
import { explainRefusal } from './explain-refusal.ts';
import { getRoute } from './get-route.ts';

export type CourierOptions = DiscordAddress & {
  readonly token: string;
  readonly log: Logger;
};

/** Longer waits for a rate limit are the deliverer's, whose claim of a post would run out. */
const LONGEST_WAIT_MS = 5_000;
const PAGE = 100;
const MOST_PAGES = 30;
/** Clocks of this machine and of Discord differ. */
const SKEW_MS = 5 * 60_000;
const THREAD_EXISTS = 160_004;
const NAME_LENGTH = 100;

export function openCourier({ token, log, ...address }: CourierOptions): Courier {
  const rest = createRest(address, log, LONGEST_WAIT_MS).setToken(token.replace(/^(Bot|Bearer)\s*/i, ''));
  let bot: Promise<string> | null = null;
  const botId = async (): Promise<string> => {
    bot ??= getRoute<APIUser>(rest, Routes.user()).then(({ id }) => id);
    // A failure is not kept.
    return await bot.catch((error: unknown) => {
      bot = null;
      throw error;
    });
  };
  const check: Courier['check'] = async (channel, guild) =>
    attempt(async () => checkChannel(rest, { bot: await botId(), channel, guild }));
  return {
    check,
    send: async (channel, sending) => attempt(async () => post(rest, channel, sending)),
    edit: async (channel, id, message) =>
      attempt(async () => done(rest.patch(Routes.channelMessage(channel, id), buildBody(message)))),
    remove: async (channel, id) => attempt(async () => done(rest.delete(Routes.channelMessage(channel, id)))),
    seek: async (channel, seeking) =>
      attempt(async () => {
        const allowed = await check(channel);
        if (!allowed.ok) return allowed;
        if (!allowed.mayLook) return { ok: false, code: 'BLIND' } as const;
        return { ok: true, id: await seek(rest, channel, { ...seeking, author: await botId() }) } as const;
      }),
    openThread: async (channel, message, name) =>
      attempt(async () => {
        const body = {
          name: name.slice(0, NAME_LENGTH),
          auto_archive_duration: ThreadAutoArchiveDuration.OneDay,
        };
        await rest.post(Routes.threads(channel, message), { body }).catch((error: unknown) => {
          if (!(error instanceof DiscordAPIError) || error.code !== THREAD_EXISTS) throw error;
        });
        // A thread has the id of its message.
        return { ok: true, id: message } as const;
      }),
    reopenThread: async (thread) => attempt(async () => setArchived(rest, thread, false)),
    closeThread: async (thread) => attempt(async () => setArchived(rest, thread, true)),
    tell: async (account, sending) =>
      attempt(async () => {
        const body = { recipient_id: account };
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the type that Discord documents for this route
        const dm = (await rest.post(Routes.userChannels(), {
          body,
        })) as RESTPostAPICurrentUserCreateDMChannelResult;
        await post(rest, dm.id, sending);
        return { ok: true } as const;
      }),
    close: () => {
      rest.clearHandlerSweeper();
      rest.clearHashSweeper();
    },
  };
}

async function attempt<T>(work: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await work();
  } catch (error) {
    return explainRefusal(error);
  }
}

async function post(rest: REST, channel: string, { message, nonce }: Sending) {
  const { body, files } = buildBody(message);
  const sent = { body: { ...body, nonce, enforce_nonce: true }, files };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the type that Discord documents for this route
  const { id } = (await rest.post(Routes.channelMessages(channel), sent)) as APIMessage;
  return { ok: true, id } as const;
}

async function done(request: Promise<unknown>): Promise<Done> {
  await request;
  return { ok: true };
}

async function setArchived(rest: REST, thread: string, archived: boolean): Promise<Done> {
  return await done(rest.patch(Routes.channel(thread), { body: { archived } }));
}

async function seek(
  rest: REST,
  channel: string,
  { mark, since, author }: Seeking & { readonly author: string },
): Promise<string | null> {
  let after = String(SnowflakeUtil.generate({ timestamp: since.getTime() - SKEW_MS }));
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = new URLSearchParams({ after, limit: String(PAGE) });
    const messages = await getRoute<APIMessage[]>(rest, Routes.channelMessages(channel), query);
    const found = messages.find((one) => one.author.id === author && one.components?.[0]?.id === mark);
    if (found !== undefined) return found.id;
    if (messages.length < PAGE) return null;
    after = messages
      .map(({ id }) => BigInt(id))
      .reduce((a, b) => (a > b ? a : b))
      .toString();
  }
  throw new Error('There are too many messages to look through');
}
