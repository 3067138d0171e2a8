import type { Kysely } from 'kysely';
import type { Context } from '../../../bot/framework/context.ts';
import { createLogger } from '../../../core/logger.ts';
import type { DB } from '../../../database/schema.ts';
import { stubPictures } from '../../bot/scenarios/stub-pictures.ts';

/** Returns the context of commands, views and completers for an operator who sees these servers. */
export function contextOf(db: Kysely<DB>, servers: readonly string[]): Context {
  const context: Context = {
    db,
    servers,
    games: [],
    forGame: async () => context,
    log: createLogger({ level: 'silent' }),
    now: () => new Date('2040-01-01T00:00:00Z'),
    bindings: { servers: [], owners: [] },
    zone: 'UTC',
    pictures: stubPictures(),
    operations: null,
    fetchUpload: async () => Promise.reject(new Error('nothing is handed over here')),
    health: () => ({ state: 'off', say: 'not connected', latencyMs: null }),
    mention: (command) => `/${command}`,
    viewer: {
      userId: '1',
      locale: 'en',
      guildId: null,
      isGuildManager: false,
      isOperator: true,
      playsAs: null,
    },
    showProgress: () => {},
  };
  return context;
}
