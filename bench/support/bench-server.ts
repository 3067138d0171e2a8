// Debrief's own PostgreSQL in a permanent folder: DEBRIEF_BENCH_DIR, or one under the system's temporary folder. It has
// the normal settings, including durability.
import { chmod, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import { Client, type Pool } from 'pg';
import { createPool } from '../../database/create-pool.ts';
import { openEmbedded } from '../../database/embedded/open-embedded.ts';
import { migrate } from '../../database/migrate.ts';
import type { DB } from '../../database/schema.ts';
import { PipelinedDialect } from '../../database/pipelined-dialect.ts';
import { runStatement } from '../../tests/support/database/run-statement.ts';

export type BenchDatabase = {
  readonly url: string;
  readonly db: Kysely<DB>;
  /** One connection by default, kept open. */
  readonly pool: Pool;
  readonly close: () => Promise<void>;
};

export type BenchServer = {
  readonly folder: string;
  readonly has: (name: string) => Promise<boolean>;
  /** Created and migrated if missing. */
  readonly open: (name: string) => Promise<BenchDatabase>;
  /** Empty, even if one of that name existed. */
  readonly openFresh: (name: string, connections?: number) => Promise<BenchDatabase>;
  readonly rename: (from: string, to: string) => Promise<void>;
  /** A copy under another name; the original must not be in use. */
  readonly copy: (from: string, to: string) => Promise<BenchDatabase>;
  readonly drop: (name: string) => Promise<void>;
  /** Restarts PostgreSQL with empty caches; no database may be open. */
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function openBenchServer(): Promise<BenchServer> {
  const folder = process.env['DEBRIEF_BENCH_DIR'] ?? join(tmpdir(), 'debrief-bench');
  await mkdir(folder, { recursive: true });
  // When run by root, the server's account must be able to enter the folder.
  await chmod(folder, 0o711);
  let server = await openEmbedded({ home: folder });
  const { user, password, host, database } = server.address;
  const urlOf = (name: string) => `postgresql://${user}:${password}@${encodeURIComponent(host)}/${name}`;
  const home = urlOf(database ?? 'postgres');
  const has = async (name: string) => (await namesOf(home)).includes(name);
  const drop = async (name: string) => runStatement(home, `drop database if exists ${name} with (force)`);
  const open = async (name: string, connections = 1) => {
    if (!(await has(name)))
      await runStatement(home, `create database ${name} encoding 'UTF8' template template0`);
    return await openDatabase(urlOf(name), connections);
  };
  return {
    folder,
    has,
    open,
    openFresh: async (name, connections) => {
      await drop(name);
      return await open(name, connections);
    },
    rename: async (from, to) => runStatement(home, `alter database ${from} rename to ${to}`),
    copy: async (from, to) => {
      await drop(to);
      await runStatement(home, `create database ${to} template ${from} strategy file_copy`);
      return await open(to);
    },
    drop,
    restart: async () => {
      await server.close();
      server = await openEmbedded({ home: folder });
    },
    close: async () => server.close(),
  };
}

async function openDatabase(url: string, max: number): Promise<BenchDatabase> {
  const config = { connectionString: url, options: '-c timezone=UTC', max };
  // The next caller gets the error too.
  const pool = createPool(config, (error) => process.stderr.write(`${error.message}\n`));
  const db = new Kysely<DB>({ dialect: new PipelinedDialect({ pool }) });
  await migrate(db);
  return { url, db, pool, close: async () => db.destroy() };
}

async function namesOf(url: string): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>('select datname from pg_database');
    return rows.map((row) => row.datname);
  } finally {
    await client.end();
  }
}
