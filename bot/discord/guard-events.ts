// An exception in an event handler of discord.js becomes an unhandled rejection, which would end the process and with
// it the collecting.
import type { Logger } from '../../core/logger.ts';

const LIBRARY = /[\\/]node_modules[\\/](?:discord\.js|@discordjs)[\\/]/;

/** Logs unhandled rejections of the library from now on; all others stay fatal. @returns how to stop. */
export function guardEvents(log: Logger): () => void {
  const handle = (error: unknown): void => {
    // Rethrowing here ends the process, as it would without this listener.
    if (!(error instanceof Error) || !LIBRARY.test(error.stack ?? '')) throw error;
    log.error({ err: error }, 'discord.event_failed');
  };
  process.on('unhandledRejection', handle);
  return () => process.off('unhandledRejection', handle);
}
