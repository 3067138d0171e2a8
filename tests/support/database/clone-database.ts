import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { connect } from '../../../database/connect.ts';
import type { DB } from '../../../database/schema.ts';
import { runStatement } from './run-statement.ts';
import type { TestServer } from './start-test-server.ts';

export type ClonedDatabase = {
  readonly db: Kysely<DB>;
  /** For processes that a test starts: pass it as DATABASE_URL. */
  readonly databaseUrl: string;
  /** Ends all connections, also those of processes left over, and drops the database. */
  readonly close: () => Promise<void>;
};

/** Creates a database on a test server from its template. */
export async function cloneDatabase(server: Pick<TestServer, 'url' | 'template'>): Promise<ClonedDatabase> {
  const name = `debrief_test_${randomBytes(6).toString('hex')}`;
  await runStatement(server.url, `create database ${name} template ${server.template}`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  const { db, close } = await connect({ databaseUrl: url.href, home: '/nonexistent', maxConnections: 5 });
  return {
    db,
    databaseUrl: url.href,
    close: async () => {
      await close();
      await runStatement(server.url, `drop database ${name} with (force)`);
    },
  };
}
