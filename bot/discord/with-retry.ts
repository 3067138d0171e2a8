import { DiscordAPIError, HTTPError } from 'discord.js';
import pRetry, { AbortError } from 'p-retry';

export type RetryOptions = {
  readonly retries: number;
  /** No further attempt starts later than this. */
  readonly withinMs: number;
  /** After a lost connection the outcome is unknown, so only repeatable requests are retried then. */
  readonly isRepeatable: boolean;
};

/** Retries after failures of Discord or the network, with back-off; never after a refusal. */
export async function withRetry<T>(work: () => Promise<T>, options: RetryOptions): Promise<T> {
  return pRetry(
    async () => {
      try {
        return await work();
      } catch (error) {
        const problem = error instanceof Error ? error : new Error(String(error));
        throw mayGoAgain(problem, options) ? problem : new AbortError(problem);
      }
    },
    {
      retries: options.retries,
      minTimeout: 150,
      factor: 2.5,
      maxRetryTime: options.withinMs,
    },
  );
}

function mayGoAgain(error: Error, { isRepeatable }: RetryOptions): boolean {
  if (error instanceof DiscordAPIError) return error.status >= 500;
  if (error instanceof HTTPError) return true;
  return isRepeatable;
}
