import { DiscordAPIError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import type { Refusal } from '../posts/courier.ts';
import { explainUnreachable } from './explain-unreachable.ts';

/** Too many edits of messages that are older than an hour. */
const OLD_EDITS = 30_046;
export const LEFT_GUILD = 'The bot is no longer in this Discord server. Invite it again.';
export const LOCKED_THREAD = 'The thread is archived or locked. Open it again.';
const UNKNOWN_TOKEN = 'Discord does not know DISCORD_TOKEN. Copy it again from the Developer Portal.';

/** What an error of Discord's API means for a post, with the next step in words. */
export function explainRefusal(error: unknown): Refusal {
  // Refused by our own queue, so it was not sent.
  if (error instanceof RateLimitError)
    return { ok: false, code: 'LATER', say: 'Discord asks to wait.', waitMs: error.timeToReset };
  if (!(error instanceof DiscordAPIError) || error.status >= 500)
    return { ok: false, code: 'UNKNOWN', say: explainUnreachable(error) };
  const { code } = error;
  const closed = CLOSED.get(Number(code));
  if (closed !== undefined) return { ok: false, code: 'CLOSED', say: closed };
  if (code === RESTJSONErrorCodes.UnknownMessage)
    return { ok: false, code: 'GONE', say: 'The message was deleted.' };
  if (code === RESTJSONErrorCodes.InvalidActionOnArchivedThread)
    return { ok: false, code: 'ARCHIVED', say: LOCKED_THREAD };
  if (error.status === 401) return { ok: false, code: 'UNKNOWN', say: UNKNOWN_TOKEN };
  if (error.status === 429 || code === OLD_EDITS)
    return { ok: false, code: 'LATER', say: 'Discord asks to wait.', waitMs: 6_000 };
  return { ok: false, code: 'REFUSED', say: `Discord refused it: ${error.message}.` };
}

const CLOSED: ReadonlyMap<number, string> = new Map([
  [RESTJSONErrorCodes.UnknownChannel, 'The channel was deleted. Choose another one.'],
  [RESTJSONErrorCodes.UnknownGuild, LEFT_GUILD],
  [RESTJSONErrorCodes.UnknownMember, LEFT_GUILD],
  [RESTJSONErrorCodes.MissingAccess, 'The bot cannot see the channel. Give it View Channels there.'],
  [
    RESTJSONErrorCodes.MissingPermissions,
    'The bot lacks a permission in the channel. Check Send Messages there.',
  ],
]);
