import type { Kysely } from 'kysely';
import type { PoolConfig } from 'pg';
import type { Config } from '../core/config.ts';
import type { Logger } from '../core/logger.ts';
import type { DB } from '../database/schema.ts';

/** What a process that works stands on. */
export type WorkTools = {
  readonly config: Config;
  readonly log: Logger;
  readonly db: Kysely<DB>;
  /** For what needs connections of its own. Holds the password: never log it. */
  readonly connection: PoolConfig;
};
