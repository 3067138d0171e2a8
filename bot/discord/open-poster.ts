// Posts to a channel by REST alone: without a gateway, so any process that has the token can do it.
import { DiscordAPIError, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { Logger } from '../../core/logger.ts';
import type { Message } from '../framework/build-message.ts';
import { buildBody } from './build-body.ts';
import { createRest, type DiscordAddress } from './create-rest.ts';
import { explainUnreachable } from './explain-unreachable.ts';
import { withRetry } from './with-retry.ts';

type PosterOptions = DiscordAddress & {
  readonly token: string;
  readonly channel: string;
  readonly log: Logger;
};

export type Poster = {
  /** Posts with the same nonce within minutes are deduplicated. Throws an error with the next step. */
  readonly post: (message: Message, nonce: string) => Promise<void>;
  readonly close: () => void;
};

/** The nonce makes it safe to retry after a lost answer. */
const OFTEN = { retries: 3, withinMs: 15_000, isRepeatable: true };

export function openPoster({ token, channel, log, ...address }: PosterOptions): Poster {
  const rest = createRest(address, log).setToken(token.replace(/^(Bot|Bearer)\s*/i, ''));
  return {
    post: async (message, nonce) => {
      const { body, files } = buildBody(message);
      const sent = { body: { ...body, nonce, enforce_nonce: true }, files };
      try {
        await withRetry(async () => rest.post(Routes.channelMessages(channel), sent), OFTEN);
      } catch (error) {
        throw new Error(explain(error, channel), { cause: error });
      }
    },
    close: () => {
      rest.clearHandlerSweeper();
      rest.clearHashSweeper();
    },
  };
}

function explain(error: unknown, channel: string): string {
  if (!(error instanceof DiscordAPIError)) return explainUnreachable(error);
  if (error.status === 401)
    return 'Discord does not know DISCORD_TOKEN. Copy it again from the Developer Portal.';
  switch (error.code) {
    case RESTJSONErrorCodes.UnknownChannel:
      return `Discord knows no channel ${channel}. Copy its id again (right-click it, Copy Channel ID).`;
    case RESTJSONErrorCodes.MissingAccess:
    case RESTJSONErrorCodes.MissingPermissions:
      return `The bot may not write into channel ${channel}. Give it View Channel and Send Messages there.`;
    default:
      return `Discord refused the message: ${error.message}.`;
  }
}
