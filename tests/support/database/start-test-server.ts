// A real PostgreSQL with disposable data and a migrated template to clone databases from: Debrief's own server in a
// temporary home, or the one that TEST_DATABASE_URL names (its user must be allowed to create databases).
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from '../../../database/connect.ts';
import { openEmbedded } from '../../../database/embedded/open-embedded.ts';
import { migrate } from '../../../database/migrate.ts';
import { memoryFolder } from './memory-folder.ts';
import { runStatement } from './run-statement.ts';

export type TestServer = {
  /** Address of the server, of a database from which others can be created and dropped. */
  readonly url: string;
  /** Name of the migrated database that clones are made from. */
  readonly template: string;
  readonly close: () => Promise<void>;
};

/** The data of a test run is disposable, so durability is traded for speed. */
const FAST = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '150',
  max_wal_size: '256MB',
};

export async function startTestServer(): Promise<TestServer> {
  const given = process.env['TEST_DATABASE_URL'];
  const server = given !== undefined && given !== '' ? { url: given, close: async () => {} } : await start();
  const template = `debrief_template_${randomBytes(4).toString('hex')}`;
  await runStatement(server.url, `create database ${template} encoding 'UTF8' template template0`);
  const url = new URL(server.url);
  url.pathname = `/${template}`;
  const { db, close } = await connect({ databaseUrl: url.href, home: '/nonexistent' });
  await migrate(db);
  await close();
  return {
    url: server.url,
    template,
    close: async () => {
      await runStatement(server.url, `drop database ${template}`);
      await server.close();
    },
  };
}

async function start(): Promise<Pick<TestServer, 'url' | 'close'>> {
  const home = await mkdtemp(join(memoryFolder(), 'debrief-test-'));
  // If the tests run as root, the account of the server needs access.
  await chmod(home, 0o711);
  const server = await openEmbedded({ home, settings: FAST });
  const { user, password, host, database } = server.address;
  return {
    url: `postgresql://${user}:${password}@${encodeURIComponent(host)}/${database}`,
    close: async () => {
      await server.close();
      await rm(home, { recursive: true });
    },
  };
}
