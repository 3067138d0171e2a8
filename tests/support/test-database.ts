import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { Client } from 'pg';
import { inject } from 'vitest';
import { connect } from '../../database/connect.ts';
import type { DB } from '../../database/schema.ts';

export type TestDatabase = {
  readonly db: Kysely<DB>;
  /** For processes that a test starts: pass it as DATABASE_URL. */
  readonly databaseUrl: string;
  /** Ends all connections, also those of processes left over, and drops the database. */
  readonly close: () => Promise<void>;
};

export type TestDatabaseOptions = {
  /** true: no schema, for tests of the migrations themselves. */
  readonly empty?: boolean;
};

/** A database of its own for one test file: `const test = await createTestDatabase()`, and `test.close()` in afterAll. */
export async function createTestDatabase({ empty = false }: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const name = `debrief_test_${randomBytes(6).toString('hex')}`;
  const from = empty ? 'template0' : inject('testTemplate');
  await administer(`create database ${name} template ${from}`);
  const url = new URL(inject('testServerUrl'));
  url.pathname = `/${name}`;
  const { db, close } = await connect({ databaseUrl: url.href, home: '/nonexistent', maxConnections: 5 });
  return {
    db,
    databaseUrl: url.href,
    close: async () => {
      await close();
      await administer(`drop database ${name} with (force)`);
    },
  };
}

async function administer(statement: string): Promise<void> {
  const client = new Client({ connectionString: inject('testServerUrl') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
