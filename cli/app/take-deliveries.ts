import type { Kysely, Transaction } from 'kysely';
import type { Deliver } from '../../core/delivery.ts';
import type { DB } from '../../database/schema.ts';
import { findImporter } from './find-game.ts';

type Wake = (source: string, trx: Transaction<DB>) => Promise<unknown>;

/** Gives what is pushed to the importer of its game. */
export function takeDeliveries(db: Kysely<DB>, wake: Wake): Deliver {
  return async ({ game, source, body }) => {
    const importer = await findImporter(game);
    if (importer?.takeDelivery === undefined) return { is: 'unknown_source' };
    return importer.takeDelivery(db, body, {
      source,
      wake: async (trx) => {
        await wake(source, trx);
      },
    });
  };
}
