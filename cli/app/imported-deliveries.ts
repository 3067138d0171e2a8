// Pushes to a process that may be the only one: what it takes it also imports.
import type { Kysely } from 'kysely';
import type { Config } from '../../core/config.ts';
import type { Deliver } from '../../core/delivery.ts';
import type { Logger } from '../../core/logger.ts';
import type { DB } from '../../database/schema.ts';
import { drainInbox } from '../../importer/inbox/drain-inbox.ts';
import { findImporter, loadImporters } from './find-game.ts';
import { takeDeliveries } from './take-deliveries.ts';

/** Registers the configured sources from which nothing came yet: the first round that they push must not be refused. */
export async function prepareConfigured(db: Kysely<DB>, config: Config): Promise<void> {
  for (const importer of await loadImporters()) {
    if (importer.takeDelivery === undefined) continue;
    const known = new Set(await importer.knownSources(db));
    for (const source of importer.configuredSources(config))
      if (!known.has(source)) await importer.prepareSource(db, config, source);
  }
}

/**
 * Takes pushes and imports them afterwards, one after the other. Where an import fails, the next push or another process tries
 * again.
 *
 * @returns `settle` waits for the imports that have begun.
 */
export function importDeliveries(
  db: Kysely<DB>,
  log: Logger,
): { readonly deliver: Deliver; readonly settle: () => Promise<void> } {
  const take = takeDeliveries(db, async () => undefined);
  let running: Promise<void> = Promise.resolve();
  const run = async (game: string, source: string): Promise<void> => {
    try {
      const opened = await (await findImporter(game))?.openSource(db, source);
      if (opened !== undefined) await drainInbox(db, opened);
    } catch (err) {
      log.warn({ err, source }, 'push.not_imported');
    }
  };
  return {
    deliver: async (delivery) => {
      const taken = await take(delivery);
      if (taken.is === 'rejected' || (taken.is === 'stored' && taken.isNew))
        running = running.then(async () => run(delivery.game, delivery.source));
      return taken;
    },
    settle: async () => running,
  };
}
