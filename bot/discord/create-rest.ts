import { REST } from 'discord.js';
import type { Logger } from '../../core/logger.ts';

export type DiscordAddress = {
  /** Discord's API without its version; something else in tests only. */
  readonly api?: string;
};

const TIMEOUT_MS = 10_000;

/** A REST client of its own for everything we send. It waits where Discord says so; going again after a failure is ours. */
export function createRest({ api }: DiscordAddress, log: Logger): REST {
  const rest = new REST({ timeout: TIMEOUT_MS, retries: 0, ...(api === undefined ? {} : { api }) });
  rest.on('rateLimited', ({ route, timeToReset, global }) => {
    log.warn({ route, waitMs: timeToReset, global }, 'discord.rate_limited');
  });
  rest.on('invalidRequestWarning', ({ count }) => log.error({ count }, 'discord.many_invalid_requests'));
  return rest;
}
