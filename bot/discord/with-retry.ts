import { DiscordAPIError, HTTPError } from 'discord.js';
import pRetry, { AbortError } from 'p-retry';

export type RetryOptions = {
  readonly retries: number;
  /** No new attempt begins later than this. */
  readonly withinMs: number;
  /** A lost connection leaves open whether it was done, so only what may be done twice goes again then. */
  readonly isRepeatable: boolean;
};

/** Goes again after failures of Discord's or the network's, with growing pauses; never after a refusal. */
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
