import { Client, type PoolConfig } from 'pg';
import { Kysely } from 'kysely';
import { UserError } from '../core/user-error.ts';
import { createPool } from './create-pool.ts';
import type { DatabaseLog } from './database-log.ts';
import { findFailure, readError } from './failures/find-failure.ts';
import { migrate } from './migrate.ts';
import { PipelinedDialect } from './pipelined-dialect.ts';
import type { DB } from './schema.ts';

export type SampleDatabase = { readonly db: Kysely<DB>; readonly close: () => Promise<void> };

type Neighbour = {
  /** Of the real database. Holds the password: never log it. */
  readonly connection: PoolConfig;
  readonly log: DatabaseLog;
};

const MOST_CONNECTIONS = 3;
/** Two that create one database at once get either. */
const EXISTS = new Set(['42P04', '23505']);

/**
 * Opens the database for what is made up, with the schema of this version; creates it beside the real one when it is
 * first needed. As it is another database, nothing that reads the real one can mistake its content for something real.
 * Throws a UserError where it cannot be created.
 */
export async function openSampleDatabase({ connection, log }: Neighbour): Promise<SampleDatabase> {
  const name = await create(connection);
  try {
    return await openMigrated(connection, name, log);
  } catch (error) {
    if (findFailure(error)?.failure.nature === 'away') throw error;
    // Another version has left it, which cannot be used. Nothing in it is worth keeping.
    log.warn({ err: error }, 'database.sample-renewed');
    await create(connection, true);
    return await openMigrated(connection, name, log);
  }
}

async function openMigrated(connection: PoolConfig, name: string, log: DatabaseLog): Promise<SampleDatabase> {
  const opened = open(connection, name, log);
  try {
    await migrate(opened.db);
    return opened;
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** @returns its name. */
async function create(connection: PoolConfig, isNew = false): Promise<string> {
  const client = new Client(connection);
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string; exists: boolean }>(`
      select own.name, exists (select from pg_database as d where d.datname = own.name)
      from (select left(current_database(), 50) || '_sample' as name) as own`);
    const { name = '', exists = false } = rows[0] ?? {};
    const quoted = client.escapeIdentifier(name);
    if (isNew) await client.query(`drop database if exists ${quoted} with (force)`);
    if (isNew || !exists) await client.query(`create database ${quoted} template template0 encoding 'UTF8'`);
    return name;
  } catch (error) {
    const { code, message } = readError(error);
    // Another process was faster.
    if (EXISTS.has(code)) return await create(connection);
    throw new UserError(
      `The database for made-up answers cannot be created: ${message}.`,
      'Let the role of DATABASE_URL create databases, or follow the real thing: .env.example names the settings.',
    );
  } finally {
    await client.end();
  }
}

function open(connection: PoolConfig, name: string, log: DatabaseLog): SampleDatabase {
  const { connectionString } = connection;
  const address =
    connectionString === undefined
      ? { database: name }
      : { connectionString: rename(connectionString, name) };
  const pool = createPool({ ...connection, ...address, max: MOST_CONNECTIONS }, (error) =>
    log.warn({ err: error }, 'database.connection-lost'),
  );
  const db = new Kysely<DB>({ dialect: new PipelinedDialect({ pool }) });
  return { db, close: async () => db.destroy() };
}

function rename(connectionString: string, name: string): string {
  const url = new URL(connectionString);
  url.pathname = `/${encodeURIComponent(name)}`;
  return url.href;
}
