import { Kysely } from 'kysely';
import type { Pool, PoolConfig } from 'pg';
import { countConnections } from './count-connections.ts';
import { createPool } from './create-pool.ts';
import { DatabaseError } from './failures/database-error.ts';
import type { DatabaseLog } from './database-log.ts';
import { openEmbedded } from './embedded/open-embedded.ts';
import { explainConnectionError } from './failures/explain-connection-error.ts';
import { PipelinedDialect } from './pipelined-dialect.ts';
import { readDatabaseUrl } from './read-database-url.ts';
import type { DB } from './schema.ts';
import { typeParsers } from './type-parsers.ts';

export type ConnectOptions = {
  /** An external PostgreSQL; without it the embedded one is started or joined. */
  readonly databaseUrl?: string | undefined;
  /** DEBRIEF_HOME as an absolute path; holds the embedded PostgreSQL. */
  readonly home: string;
  readonly maxConnections?: number;
  /**
   * True for a process that stays: it opens further connections beside the pool, for jobs and its claim, and leaves one
   * for verbs.
   */
  readonly stays?: boolean;
  readonly log?: DatabaseLog;
};

export type Connection = {
  readonly db: Kysely<DB>;
  /** For what needs a connection of its own, such as LISTEN. Holds the password: never log it. */
  readonly config: PoolConfig;
  /** Why a process that stays would be refused here for want of connections; null if it would not. */
  readonly shortage: DatabaseError | null;
  readonly close: () => Promise<void>;
};

/** Enough for every import worker of one process; the embedded server allows 40 for all processes together. */
export const DEFAULT_MAX_CONNECTIONS = 8;
/** Of the HTTP server, for reading. */
export const READ_CONNECTIONS = 3;
/** Connections beside the pool: three for jobs, one for LISTEN, one for the claim, those for reading, and one left for verbs. */
const BESIDES = 6 + READ_CONNECTIONS;
/** The least beside the pool: one for jobs and one for the claim. */
const LEAST_BESIDES = 2;
/** An import reads through a second connection while its transaction is open. */
const LEAST_POOL = 2;

/**
 * Every session reads and writes times alike, whatever the zone of the server or the machine; no statement waits
 * forever; and a process that hangs within a transaction does not keep its locks.
 */
const SESSION = [
  '-c timezone=UTC',
  '-c datestyle=ISO',
  '-c statement_timeout=300000',
  '-c idle_in_transaction_session_timeout=300000',
].join(' ');

/** Connects to the user's server or the embedded one. Throws a DatabaseError for people. */
export async function connect(options: ConnectOptions): Promise<Connection> {
  const { databaseUrl } = options;
  if (databaseUrl !== undefined && databaseUrl !== '') {
    return openPool({ connectionString: databaseUrl }, readDatabaseUrl(databaseUrl), options);
  }
  const server = await openEmbedded(options);
  try {
    const { address } = server;
    const connection = await openPool(address, address.host, options);
    return {
      ...connection,
      close: async () => {
        await connection.close();
        await server.close();
      },
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function openPool(address: PoolConfig, target: string, options: ConnectOptions): Promise<Connection> {
  const config: PoolConfig = {
    ...address,
    application_name: 'debrief',
    options: SESSION,
    max: options.maxConnections ?? DEFAULT_MAX_CONNECTIONS,
    connectionTimeoutMillis: 15_000,
    types: typeParsers,
  };
  const pool = createPool(config, (error) => options.log?.warn({ err: error }, 'database.connection-lost'));
  let shortage: DatabaseError | null;
  try {
    await checkServer(pool, target);
    const wanted = config.max ?? DEFAULT_MAX_CONNECTIONS;
    // Before this process opens more connections, which would count as those of others.
    const free = await countConnections(pool);
    shortage = findShortage(free, { wanted, stays: true });
    config.max = pool.options.max = limitPool(free, { wanted, stays: options.stays === true });
  } catch (error) {
    await pool.end();
    throw error instanceof DatabaseError ? error : explainConnectionError(error, target);
  }
  const db = new Kysely<DB>({ dialect: new PipelinedDialect({ pool }) });
  return { db, config, shortage, close: async () => db.destroy() };
}

type Needs = { readonly wanted: number; readonly stays: boolean };

/** Returns the size of the pool. Throws a DatabaseError when there are too few connections, before anything starts. */
function limitPool(free: number, { wanted, stays }: Needs): number {
  if (free >= wanted + (stays ? BESIDES : 0)) return wanted;
  const shortage = findShortage(free, { wanted, stays });
  if (shortage !== null) throw shortage;
  const besides = stays ? LEAST_BESIDES : 0;
  const spare = stays && free > LEAST_POOL + besides ? 1 : 0;
  return Math.min(wanted, free - besides - spare);
}

function findShortage(free: number, { wanted, stays }: Needs): DatabaseError | null {
  const least = stays ? LEAST_POOL + LEAST_BESIDES : 1;
  if (free >= least) return null;
  return new DatabaseError(
    `The role of DATABASE_URL may open ${free} more connections, and this needs at least ${least} (${wanted + BESIDES} to be fast).`,
    `Raise the limit ("alter role ... connection limit ${wanted + BESIDES}", or that of the database or max_connections), or end other clients.`,
  );
}

async function checkServer(pool: Pool, target: string): Promise<void> {
  const { rows } = await pool.query<{ encoding: string }>(
    "select current_setting('server_encoding') as encoding",
  );
  const encoding = rows[0]?.encoding;
  if (encoding === 'UTF8') return;
  throw new DatabaseError(
    `The database at ${target} stores text as ${encoding}, and player names need UTF8.`,
    'Create one with "create database ... encoding \'UTF8\' template template0".',
  );
}
