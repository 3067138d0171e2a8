import type { REST } from 'discord.js';
import type { Logger } from '../../core/logger.ts';
import { SteadyRest } from './steady-rest.ts';

export type DiscordAddress = {
  /** Discord's API without its version; other values in tests only. */
  readonly api?: string;
};

const TIMEOUT_MS = 10_000;

/**
 * Creates a REST client for all outgoing requests. It observes Discord's rate limits; retries are done by its users.
 *
 * @param longestWaitMs a request that would have to wait longer for a rate limit rejects with a RateLimitError.
 */
export function createRest({ api }: DiscordAddress, log: Logger, longestWaitMs = Infinity): REST {
  const rest = new SteadyRest({
    timeout: TIMEOUT_MS,
    retries: 0,
    rejectOnRateLimit: ({ timeToReset }) => timeToReset > longestWaitMs,
    ...(api === undefined ? {} : { api }),
  });
  rest.on('rateLimited', ({ route, timeToReset, global }) => {
    log.warn({ route, waitMs: timeToReset, global }, 'discord.rate_limited');
  });
  rest.on('invalidRequestWarning', ({ count }) => log.error({ count }, 'discord.many_invalid_requests'));
  return rest;
}
