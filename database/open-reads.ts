import { Kysely } from 'kysely';
import type { PoolConfig } from 'pg';
import { DEFAULT_MAX_CONNECTIONS, READ_CONNECTIONS } from './connect.ts';
import { createPool } from './create-pool.ts';
import type { DatabaseLog } from './database-log.ts';
import { PipelinedDialect } from './pipelined-dialect.ts';
import type { DB } from './schema.ts';

export type Reads = { readonly db: Kysely<DB>; readonly close: () => Promise<void> };

type ReadOptions = {
  /** The shared connections; used where the database allows no further ones. */
  readonly db: Kysely<DB>;
  /** Holds the password: never log it. */
  readonly connection: PoolConfig;
  readonly log: DatabaseLog;
};

const IDLE_MS = 10_000;
const LONGEST_STATEMENT_MS = 10_000;

/**
 * Opens a few connections of their own for the questions of strangers: read only, each statement limited in time, and no
 * more at once, so that imports and the bot keep theirs. They are opened when needed and closed when idle.
 */
export function openReads({ db, connection, log }: ReadOptions): Reads {
  if ((connection.max ?? DEFAULT_MAX_CONNECTIONS) < DEFAULT_MAX_CONNECTIONS)
    return { db, close: async () => {} };
  const limits = `-c default_transaction_read_only=on -c statement_timeout=${LONGEST_STATEMENT_MS}`;
  const pool = createPool(
    {
      ...connection,
      application_name: 'debrief-api',
      options: `${connection.options ?? ''} ${limits}`,
      max: READ_CONNECTIONS,
      idleTimeoutMillis: IDLE_MS,
    },
    (error) => log.warn({ err: error }, 'database.connection-lost'),
  );
  const reads = new Kysely<DB>({ dialect: new PipelinedDialect({ pool }) });
  return { db: reads, close: async () => reads.destroy() };
}
