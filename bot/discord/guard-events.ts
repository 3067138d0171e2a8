// An event that discord.js stumbles over ends as a rejection that nobody hears, which would end the process and with it the
// collecting.
import type { Logger } from '../../core/logger.ts';

const LIBRARY = /[\\/]node_modules[\\/](?:discord\.js|@discordjs)[\\/]/;

/** Logs what the library fails at from now on; whatever else is unheard stays fatal. @returns how to end it. */
export function guardEvents(log: Logger): () => void {
  const hear = (error: unknown): void => {
    // Thrown here it ends the process, as it would have without us.
    if (!(error instanceof Error) || !LIBRARY.test(error.stack ?? '')) throw error;
    log.error({ err: error }, 'discord.event_failed');
  };
  process.on('unhandledRejection', hear);
  return () => process.off('unhandledRejection', hear);
}
