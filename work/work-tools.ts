import type { Kysely } from 'kysely';
import type { PoolConfig } from 'pg';
import type { Config } from '../core/config.ts';
import type { Logger } from '../core/logger.ts';
import type { DB } from '../database/schema.ts';

/** The dependencies of a process that runs jobs. */
export type WorkTools = {
  readonly config: Config;
  readonly log: Logger;
  readonly db: Kysely<DB>;
  /** For additional connections. Holds the password: never log it. */
  readonly connection: PoolConfig;
};
