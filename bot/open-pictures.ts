import type { Logger } from '../core/logger.ts';
import { keepPictures } from './charts/keep-pictures.ts';
import { openDrawer } from './charts/open-drawer.ts';
import type { Pictures } from './framework/reply/pictures.ts';

/**
 * Opens worker threads that draw pictures, until closed.
 *
 * @param timeLimit ms that a picture may take; by default the drawer's limit for interactive answers.
 */
export function openPictures(
  log: Logger,
  timeLimit?: number,
): Pictures & { readonly close: () => Promise<void> } {
  const drawer = keepPictures(
    openDrawer({
      ...(timeLimit === undefined ? {} : { timeLimit }),
      report: (error) => log.warn({ err: error }, 'pictures.worker_lost'),
    }),
  );
  return {
    draw: async (picture) => {
      const drawn = await drawer.draw(picture);
      if (!drawn.ok) throw new Error(`${drawn.code}: ${drawn.detail}`);
      return drawn.png;
    },
    close: async () => drawer.close(),
  };
}
