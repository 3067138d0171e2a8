import type { Kysely } from 'kysely';
import type { Operations } from '../bot/framework/operations.ts';
import type { DB } from '../database/schema.ts';
import { reimport } from '../importer/etlegacy/reimport.ts';

/** What admins can set off from the bot, done in this process. */
export function botOperations(db: Kysely<DB>): Operations {
  return {
    reimport: async (server, target, onProgress) =>
      (await reimport(db, server, target, onProgress)) ?? { payloads: 0, changed: [] },
  };
}
